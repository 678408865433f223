import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The stand-in's {@code native-image}: turns its command line, and the configuration that the class path brings along,
 * into one run of GraalVM's image builder.
 */
final class NativeImage {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    private static final String USAGE = """
        Usage: native-image [OPTION...] MAIN_CLASS [IMAGE_NAME]
               native-image [OPTION...] [IMAGE_NAME] -jar FILE
               native-image [OPTION...] [IMAGE_NAME] -m MODULE[/MAIN_CLASS]

        This is a stand-in that Longwave assembles from GraalVM's builder, not GraalVM's own native-image.

          -cp, -classpath, --class-path PATH   where the program's classes are
          -p, --module-path PATH               where the program's modules are
          -o NAME                              the executable's name, or path
          -D<name>[=<value>]                   a system property for the builder
          -J<option>                           an option for the JVM that the builder runs on
          -E<name>[=<value>]                   an environment variable for the builder
          -H:..., -R:...                       an option of the builder itself
          --exclude-config JAR RESOURCE        leaves out configuration that matches both regular expressions
          --verbose                            prints the builder's command
          --dry-run                            prints it and builds nothing
          --version, --help
          @FILE                                reads options from FILE

        NATIVE_IMAGE_OPTIONS in the environment is read first. Options that the builder declares:
        """;

    public static void main(String[] args) throws Exception {
        System.exit(run(args));
    }

    private static int run(String[] args) throws IOException, InterruptedException {
        try {
            List<String> arguments = CommandLine.read(List.of(args), System.getenv("NATIVE_IMAGE_OPTIONS"));
            if (arguments.contains("--version")) {
                System.out.print(Files.readString(HOME.resolve("lib/svm/version.txt")));
                return 0;
            }
            ApiOptions api = ApiOptions.load();
            if (arguments.contains("--help")) {
                System.out.print(USAGE);
                api.names().stream()
                        .filter(name -> !OptionReader.NOT_OFFERED.contains(name))
                        .forEach(name -> System.out.println("  " + name));
                return 0;
            }
            ImageBuild build = new ImageBuild();
            OptionReader options = new OptionReader(api, build);
            options.readUser(arguments);
            new ClassPathConfiguration(options, build).readAll();
            return build.run(HOME);
        } catch (UsageException e) {
            System.err.println("native-image: " + e.getMessage());
            return 2;
        }
    }
}
