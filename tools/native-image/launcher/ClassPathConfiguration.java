import java.io.IOException;
import java.io.Reader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Reads what the jars and directories of the class and module path have below META-INF/native-image. */
final class ClassPathConfiguration {

    private static final String DIRECTORY = "META-INF/native-image";

    /** The builder's option for each kind of file that it reads itself. */
    private static final Map<String, String> READ_BY_BUILDER = Map.of(
            "reachability-metadata.json", "ReachabilityMetadataResources",
            "reflect-config.json", "ReflectionConfigurationResources",
            "jni-config.json", "JNIConfigurationResources",
            "resource-config.json", "ResourceConfigurationResources",
            "proxy-config.json", "DynamicProxyConfigurationResources",
            "serialization-config.json", "SerializationConfigurationResources",
            "predefined-classes-config.json", "PredefinedClassesConfigurationResources");

    private final OptionReader options;
    private final ImageBuild build;

    ClassPathConfiguration(OptionReader options, ImageBuild build) {
        this.options = options;
        this.build = build;
    }

    void readAll() throws IOException {
        // These options are the libraries' business: without this the builder warns about each that is experimental.
        build.configurationArguments.add("-H:+UnlockExperimentalVMOptions");
        for (Path entry : Stream.concat(build.classPath.stream(), build.modulePath.stream())
                .toList()) {
            if (Files.isDirectory(entry)) {
                read(entry, entry);
            } else if (Files.isRegularFile(entry) && entry.toString().endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                    read(entry, jar.getPath("/"));
                }
            }
        }
        build.configurationArguments.add("-H:-UnlockExperimentalVMOptions");
    }

    private void read(Path entry, Path root) throws IOException {
        Path directory = root.resolve(DIRECTORY);
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> below = Files.walk(directory)) {
            files = below.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String resource = root.relativize(file).toString();
            if (!isExcluded(entry, resource)) {
                readFile(file, resource, root.relativize(file.getParent()).toString());
            }
        }
    }

    private void readFile(Path file, String resource, String directory) throws IOException {
        String name = file.getFileName().toString();
        // The origin ends at the option's own equals sign.
        String origin = file.toUri().toString().replace("=", "%3D");
        if (READ_BY_BUILDER.containsKey(name)) {
            build.configurationArguments.add("-H:" + READ_BY_BUILDER.get(name) + "@" + origin + "=" + resource);
        } else if (name.equals("native-image.properties")) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            build.jvmArguments.addAll(CommandLine.split(properties.getProperty("JavaArgs", "")));
            String arguments = properties.getProperty("Args", "").replace("${.}", directory);
            options.readConfiguration(CommandLine.split(arguments), origin);
        }
    }

    private boolean isExcluded(Path entry, String resource) {
        return build.exclusions.stream()
                .anyMatch(exclusion -> exclusion.jar().matcher(entry.toString()).find()
                        && exclusion.resource().matcher("/" + resource).find());
    }
}
