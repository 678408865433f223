import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads options, those of the command line and those of the class path's configuration, into an {@link ImageBuild}. */
final class OptionReader {

    static final Set<String> NOT_OFFERED =
            Set.of("--shared", "--auto-fallback", "--force-fallback", "--bundle-create", "--bundle-apply");

    /** Options between modules, which both the builder's JVM and the image need. */
    private static final Set<String> MODULE_ACCESS = Set.of("--add-exports", "--add-opens", "--add-reads");

    /** What a jar's manifest may say about that, and the option it stands for. */
    private static final Map<String, String> MANIFEST_ACCESS = Map.of(
            "Add-Exports", "--add-exports",
            "Add-Opens", "--add-opens");

    private final ApiOptions api;
    private final ImageBuild build;

    OptionReader(ApiOptions api, ImageBuild build) {
        this.api = api;
        this.build = build;
    }

    /** The command line: options, and up to two names whose meaning depends on -jar and -m. */
    void readUser(List<String> words) {
        List<String> names = new ArrayList<>();
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (!word.startsWith("-")) {
                names.add(word);
            } else if (!readInput(word, rest) && !readCommon(word, rest, build.userArguments, "user")) {
                throw unknown(word);
            }
        }
        readNames(names);
        if (build.classPath.isEmpty() && build.mainModule == null) {
            ImageBuild.addPath(build.classPath, ".");
        }
    }

    /** The {@code Args} of a native-image.properties file, which the builder is told about as {@code origin}. */
    void readConfiguration(List<String> words, String origin) {
        Deque<String> rest = new ArrayDeque<>(words);
        while (!rest.isEmpty()) {
            String word = rest.pop();
            if (!readCommon(word, rest, build.configurationArguments, origin)) {
                throw new UsageException("unknown option " + word + " in " + origin);
            }
        }
    }

    private void readNames(List<String> names) {
        Deque<String> rest = new ArrayDeque<>(names);
        if (build.mainClass == null && build.mainModule == null) {
            build.mainClass = rest.poll();
        }
        if (!rest.isEmpty()) {
            build.imageName = rest.pop();
        }
        if (!rest.isEmpty()) {
            throw new UsageException("one name too many: " + rest.pop());
        }
    }

    /** What only a command line says: the program, and how the launcher goes about it. */
    private boolean readInput(String word, Deque<String> rest) {
        String name = nameOf(word);
        switch (name) {
            case "-cp", "-classpath", "--class-path" -> ImageBuild.addPath(build.classPath, value(word, rest));
            case "-p", "--module-path" -> ImageBuild.addPath(build.modulePath, value(word, rest));
            case "-jar" -> readJar(Path.of(value(word, rest)).toAbsolutePath().normalize());
            case "-m", "--module" -> readModule(value(word, rest));
            case "-o" -> build.imageName = value(word, rest);
            case "--verbose" -> build.verbose = true;
            case "--dry-run" -> build.dryRun = true;
            case "--exclude-config" -> exclude(value(word, rest), value(word, rest));
            default -> {
                return readEnvironment(word);
            }
        }
        return true;
    }

    /** What a configuration may say as well. */
    private boolean readCommon(String word, Deque<String> rest, List<String> arguments, String origin) {
        if (NOT_OFFERED.contains(nameOf(word))) {
            throw new UsageException(nameOf(word) + " is not offered by this stand-in: it needs a GraalVM");
        }
        if (word.startsWith("-J")) {
            build.jvmArguments.add(afterPrefix(word));
            return true;
        }
        if (word.startsWith("-D")) {
            build.jvmArguments.add(word);
            return true;
        }
        if (word.startsWith("-H:") || word.startsWith("-R:")) {
            arguments.add(withOrigin(word, origin));
            return true;
        }
        if (nameOf(word).equals("--add-modules")) {
            build.jvmArguments.add("--add-modules=" + value(word, rest));
            return true;
        }
        if (word.equals("--enable-preview")) {
            build.jvmArguments.add(word);
            return true;
        }
        if (MODULE_ACCESS.contains(nameOf(word))) {
            return addAccess(nameOf(word) + "=" + value(word, rest), arguments, origin);
        }
        List<String> translated = api.translate(word, () -> value(word, rest), origin);
        arguments.addAll(translated);
        return !translated.isEmpty();
    }

    private boolean addAccess(String option, List<String> arguments, String origin) {
        build.jvmArguments.add(option);
        return arguments.addAll(api.translate(option, () -> "", origin));
    }

    private boolean readEnvironment(String word) {
        if (!word.startsWith("-E")) {
            return false;
        }
        String variable = afterPrefix(word);
        int equals = variable.indexOf('=');
        // Without a value it lets the launcher's own variable through, which the builder inherits anyway.
        if (equals >= 0) {
            build.environment.put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return true;
    }

    private void exclude(String jar, String resource) {
        try {
            build.exclusions.add(new ImageBuild.Exclusion(Pattern.compile(jar), Pattern.compile(resource)));
        } catch (PatternSyntaxException e) {
            throw new UsageException("--exclude-config: " + e.getPattern() + " is not a regular expression");
        }
    }

    private void readModule(String module) {
        int slash = module.indexOf('/');
        build.mainModule = slash < 0 ? module : module.substring(0, slash);
        build.mainClass = slash < 0 ? null : module.substring(slash + 1);
    }

    private void readJar(Path jar) {
        build.classPath.add(jar);
        Attributes manifest = manifest(jar);
        build.mainClass = manifest.getValue(Attributes.Name.MAIN_CLASS);
        if (build.mainClass == null) {
            throw new UsageException("the manifest of " + jar + " names no Main-Class");
        }
        if (build.imageName == null) {
            build.imageName = jar.getFileName().toString().replaceFirst("\\.jar$", "");
        }
        MANIFEST_ACCESS.forEach((attribute, option) -> words(manifest.getValue(attribute))
                .forEach(access -> addAccess(option + "=" + access + "=ALL-UNNAMED", build.userArguments, "user")));
        words(manifest.getValue("Enable-Native-Access"))
                .forEach(modules -> build.userArguments.addAll(
                        api.translate("--enable-native-access=" + modules, () -> "", "user")));
        words(manifest.getValue(Attributes.Name.CLASS_PATH)).stream()
                .map(jar::resolveSibling)
                .filter(Files::exists)
                .forEach(build.classPath::add);
    }

    private static Attributes manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.getManifest() == null
                    ? new Attributes()
                    : file.getManifest().getMainAttributes();
        } catch (IOException e) {
            throw new UsageException("the jar " + jar + " cannot be read");
        }
    }

    private static List<String> words(String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text.trim().split("\\s+"));
    }

    /** {@code -H:+Name} and {@code -H:Name=value} with the origin after the name, where none is given yet. */
    private static String withOrigin(String option, String origin) {
        int equals = option.indexOf('=');
        int end = equals < 0 ? option.length() : equals;
        if (option.substring(0, end).contains("@")) {
            return option;
        }
        return option.substring(0, end) + "@" + origin + option.substring(end);
    }

    private static String nameOf(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? word : word.substring(0, equals);
    }

    private static String value(String word, Deque<String> rest) {
        int equals = word.indexOf('=');
        if (equals >= 0) {
            return word.substring(equals + 1);
        }
        if (rest.isEmpty()) {
            throw new UsageException("a value is missing after " + word);
        }
        return rest.pop();
    }

    private static String afterPrefix(String word) {
        if (word.length() == 2) {
            throw new UsageException("nothing follows " + word);
        }
        return word.substring(2);
    }

    private static UsageException unknown(String word) {
        return new UsageException("unknown option " + word + " (native-image --help lists all)");
    }
}
