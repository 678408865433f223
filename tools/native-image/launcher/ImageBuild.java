import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one image is built from, gathered from the command line and the class path. Used by one thread. */
final class ImageBuild {

    /** Configuration that is left out: both patterns have to be found, in the jar's path and in the resource's. */
    record Exclusion(Pattern jar, Pattern resource) {}

    private static final String BUILDER =
            "org.graalvm.nativeimage.builder/com.oracle.svm.hosted.NativeImageGeneratorRunner";

    final List<Path> classPath = new ArrayList<>();
    final List<Path> modulePath = new ArrayList<>();
    final List<Exclusion> exclusions = new ArrayList<>();
    final List<String> jvmArguments = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();

    /** Of two builder options that disagree the later one counts, so the configuration goes before the user's own. */
    final List<String> configurationArguments = new ArrayList<>();

    final List<String> userArguments = new ArrayList<>();

    String mainClass;
    String mainModule;
    String imageName;
    boolean verbose;
    boolean dryRun;

    int run(Path home) throws IOException, InterruptedException {
        List<String> command = command(home);
        if (verbose || dryRun) {
            System.out.println(String.join(" \\\n", command));
        }
        if (dryRun) {
            return 0;
        }
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        // Whoever ends the launcher means the builder, which is the one that works.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return process.waitFor();
    }

    private List<String> command(Path home) {
        requireMain();
        Path svm = home.resolve("lib/svm");
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("@" + svm.resolve("builder.args"));
        command.add("--module-path=" + svm.resolve("builder"));
        command.add("--upgrade-module-path=" + svm.resolve("compiler"));
        command.addAll(jvmArguments);
        command.addAll(List.of("--module", BUILDER));
        command.addAll(List.of("-imagecp", joined(classPath)));
        if (!modulePath.isEmpty()) {
            command.addAll(List.of("-imagemp", joined(modulePath)));
        }
        command.addAll(ownArguments(svm));
        command.addAll(configurationArguments);
        command.addAll(userArguments);
        return command;
    }

    private void requireMain() {
        boolean named = userArguments.stream().anyMatch(argument -> argument.startsWith("-H:Class"));
        if (mainClass == null && mainModule == null && !named) {
            throw new UsageException("nothing to build: name a main class, -jar FILE or -m MODULE (see --help)");
        }
    }

    /** The launcher's own builder options. A fallback image would need a JVM to run, so none is ever asked for. */
    private List<String> ownArguments(Path svm) {
        Path target = Path.of(imageName == null ? defaultName() : imageName).toAbsolutePath();
        List<String> arguments = new ArrayList<>(List.of(
                "-H:+UnlockExperimentalVMOptions",
                "-H:CLibraryPath@driver=" + svm.resolve("clibraries/linux-amd64"),
                "-H:Path@driver=" + target.getParent(),
                "-H:Name@driver=" + target.getFileName(),
                "-H:FallbackThreshold@driver=0",
                "-H:ImageBuildID@driver=" + UUID.randomUUID()));
        if (mainModule != null) {
            arguments.add("-H:Module@driver=" + mainModule);
        }
        if (mainClass != null) {
            arguments.add("-H:Class@driver=" + mainClass);
        }
        arguments.add("-H:-UnlockExperimentalVMOptions");
        return arguments;
    }

    private String defaultName() {
        String name = mainClass != null ? mainClass : mainModule != null ? mainModule : "image";
        return name.toLowerCase(Locale.ROOT);
    }

    /** Adds the entries of a path; a trailing {@code *} stands for all jars of the directory, as for java. */
    static void addPath(List<Path> to, String path) {
        for (String entry : path.split(File.pathSeparator)) {
            if (entry.equals("*") || entry.endsWith("/*")) {
                to.addAll(jarsIn(Path.of(entry.substring(0, entry.length() - 1)).toAbsolutePath()));
            } else {
                to.add(Path.of(entry).toAbsolutePath().normalize());
            }
        }
    }

    private static List<Path> jarsIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("the class path's directory " + directory + " cannot be read");
        }
    }

    private static String joined(List<Path> path) {
        return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
