import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * {@code ArgumentFiles HOME VERSION} writes what the image builder and its launcher start with: {@code builder.args},
 * {@code launcher.args} and {@code version.txt}, in HOME's lib/svm. None of them names a path, so that HOME can be
 * put together in one place and moved to another.
 *
 * <p>The builder's modules reach into the JDK's. A GraalVM has that access built into its module graph; on a plain JDK
 * it is given on the command line.
 */
final class ArgumentFiles {

    private static final List<String> JVM = List.of(
            "-Djava.awt.headless=true",
            "-Dgraalvm.ForcePolyglotInvalid=true",
            "-Dcom.oracle.graalvm.isaot=true",
            "--enable-native-access=org.graalvm.nativeimage.builder",
            "-XX:+UnlockExperimentalVMOptions",
            "-XX:+EnableJVMCI",
            "-XX:-UseJVMCICompiler",
            "--add-modules=ALL-DEFAULT,jdk.graal.compiler,org.graalvm.nativeimage.builder");

    /** The JDK modules whose private members the builder reads. The JVM takes at most 1,000 openings. */
    private static final Set<String> OPENED = Set.of(
            "java.base",
            "java.logging",
            "java.management",
            "java.net.http",
            "java.security.jgss",
            "jdk.internal.jvmstat",
            "jdk.internal.vm.ci",
            "jdk.jfr",
            "jdk.management",
            "jdk.zipfs");

    /**
     * How the stand-in calls itself. Quarkus reads this from {@code native-image --version}, of which it takes exactly
     * three lines, and from the property while it builds: it wants "GraalVM CE", the version and no more than a suffix
     * after a hyphen.
     */
    private static final String VENDOR_VERSION = "GraalVM CE %s+1.1-longwave-stand-in";

    public static void main(String[] args) throws IOException {
        Path svm = Path.of(args[0]).resolve("lib/svm");
        String version = args[1];
        Set<ModuleReference> own =
                ModuleFinder.of(svm.resolve("builder"), svm.resolve("compiler")).findAll();
        Files.write(svm.resolve("builder.args"), builder(own, version));
        Files.write(svm.resolve("launcher.args"), launcher(own));
        // The date is that of GraalVM's release. Quarkus asks that something stands there.
        Files.writeString(svm.resolve("version.txt"), """
            native-image %1$s 2026-01-20
            GraalVM Runtime Environment %2$s (build %1$s+1)
            Substrate VM %2$s (build %1$s+1, serial gc)
            """.formatted(version, VENDOR_VERSION.formatted(version)));
    }

    private static List<String> builder(Set<ModuleReference> own, String version) {
        List<String> arguments = new ArrayList<>(common(own));
        arguments.addAll(List.of(
                "-XX:+UseParallelGC",
                "-XX:MaxRAMPercentage=60",
                "\"-Dsvm.build.memoryUsageReasonText=the launcher's default; -J-Xmx changes it\"",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss10m",
                "-Xshare:off",
                "-Djava.system.class.loader=com.oracle.svm.hosted.NativeImageSystemClassLoader",
                "-Dorg.graalvm.nativeimage.imagecode=buildtime",
                "-Dorg.graalvm.nativeimage.kind=executable",
                "-Dorg.graalvm.version=" + version,
                "\"-Dorg.graalvm.vendorversion=" + VENDOR_VERSION.formatted(version) + "\"",
                "\"-Dorg.graalvm.vendor=Longwave's stand-in for GraalVM Community\"",
                "-Djdk.internal.lambda.disableEagerInitialization=true",
                "-Djdk.internal.lambda.eagerlyInitialize=false",
                "-Djava.lang.invoke.InnerClassLambdaMetafactory.initializeLambdas=false"));
        return arguments;
    }

    /** The launcher instantiates option groups and value transformers of the builder, which are not public. */
    private static List<String> launcher(Set<ModuleReference> own) {
        List<String> arguments = new ArrayList<>(common(own));
        arguments.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1"));
        for (ModuleReference reference : own) {
            ModuleDescriptor module = reference.descriptor();
            new TreeSet<>(module.packages())
                    .forEach(name -> arguments.add("--add-opens=" + module.name() + "/" + name + "=ALL-UNNAMED"));
        }
        return arguments;
    }

    private static List<String> common(Set<ModuleReference> own) {
        List<String> arguments = new ArrayList<>(JVM);
        String targets = own.stream()
                .map(reference -> reference.descriptor().name())
                .sorted()
                .collect(Collectors.joining(","));
        for (Module module : ModuleLayer.boot().modules()) {
            for (String name : new TreeSet<>(module.getPackages())) {
                String access = "=" + module.getName() + "/" + name + "=" + targets;
                if (!module.isExported(name)) {
                    arguments.add("--add-exports" + access);
                }
                if (OPENED.contains(module.getName())) {
                    arguments.add("--add-opens" + access);
                }
            }
        }
        return arguments;
    }
}
