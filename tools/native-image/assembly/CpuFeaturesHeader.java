import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code CpuFeaturesHeader OUT SVM_JAR} writes the C struct {@code CPUFeatures} of each processor family: one char a
 * feature, in the order in which the image builder declares them.
 *
 * <p>The builder compiles small C programs against these headers to learn the struct's layout, for all families,
 * whichever one it builds for.
 */
final class CpuFeaturesHeader {

    private static final List<String> FAMILIES = List.of("amd64/AMD64", "aarch64/AArch64", "riscv64/RISCV64");

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[0]);
        try (FileSystem jar = FileSystems.newFileSystem(Path.of(args[1]))) {
            for (String family : FAMILIES) {
                Path declaration = jar.getPath("com/oracle/svm/core/" + family + "LibCHelper$CPUFeatures.class");
                String directory = family.substring(0, family.indexOf('/'));
                Files.writeString(out.resolve(directory + "cpufeatures.h"), struct(Files.readAllBytes(declaration)));
            }
        }
    }

    private static String struct(byte[] declaration) {
        String fields = ClassFile.of().parse(declaration).methods().stream()
                .map(method -> method.methodName().stringValue())
                .filter(name -> name.startsWith("f"))
                .map("    char %s;\n"::formatted)
                .collect(Collectors.joining());
        return "#pragma once\ntypedef struct {\n" + fields + "} CPUFeatures;\n";
    }
}
