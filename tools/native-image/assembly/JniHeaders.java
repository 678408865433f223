import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code JniHeaders OUT SOURCES...} writes the JNI header of every JDK class whose header a C source below SOURCES
 * includes.
 *
 * <p>OpenJDK's own build gets these from {@code javac -h}, which needs the Java sources and everything that they are
 * generated from. The classes of the running JDK say the same: their constants and their native methods.
 */
final class JniHeaders {

    private static final Pattern INCLUDE = Pattern.compile("#\\s*include\\s+\"(\\w+)\\.h\"");

    /** The running JDK's classes by their header's name. */
    private final Map<String, Path> classes = new HashMap<>();

    private JniHeaders() throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (Stream<Path> files = Files.walk(modules)) {
            files.filter(file -> file.toString().endsWith(".class") && file.getNameCount() > 2)
                    .forEach(file -> classes.put(headerName(binaryName(file)), file));
        }
    }

    public static void main(String[] args) throws IOException {
        Path out = Path.of(args[0]);
        JniHeaders headers = new JniHeaders();
        for (String name : headers.includedBelow(List.of(args).subList(1, args.length))) {
            Files.writeString(out.resolve(name + ".h"), headers.header(name));
        }
    }

    private SortedSet<String> includedBelow(List<String> directories) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String directory : directories) {
            try (Stream<Path> files = Files.walk(Path.of(directory))) {
                files.filter(file -> file.toString().matches(".*\\.[ch]"))
                        .flatMap(file -> INCLUDE.matcher(read(file)).results())
                        .map(include -> include.group(1))
                        .filter(classes::containsKey)
                        .forEach(names::add);
            }
        }
        return names;
    }

    private String header(String name) {
        ClassModel self = parse(classes.get(name));
        StringBuilder header = new StringBuilder("#pragma once\n#include <jni.h>\n");
        for (Optional<ClassModel> owner = Optional.of(self); owner.isPresent(); owner = superclass(owner.get())) {
            owner.get().fields().forEach(field -> header.append(constant(name, field)));
        }
        List<MethodModel> natives = self.methods().stream()
                .filter(method -> method.flags().has(AccessFlag.NATIVE))
                .toList();
        Map<String, Long> overloads = natives.stream().collect(groupingBy(JniHeaders::name, counting()));
        for (MethodModel method : natives) {
            header.append(prototype(self, method, overloads.get(name(method)) > 1));
        }
        return header.toString();
    }

    /** A static int or long with a constant value as a macro, anything else as nothing. */
    private static String constant(String headerName, FieldModel field) {
        if (!field.flags().has(AccessFlag.STATIC)) {
            return "";
        }
        return field.findAttribute(Attributes.constantValue())
                .map(value -> switch (value.constant().constantValue()) {
                    case Integer number -> number + "L";
                    case Long number -> number + "LL";
                    default -> "";
                })
                .filter(number -> !number.isEmpty())
                .map(number -> {
                    String macro = headerName + "_" + field.fieldName().stringValue();
                    return "#undef %1$s\n#define %1$s %2$s\n".formatted(macro, number);
                })
                .orElse("");
    }

    private static String prototype(ClassModel owner, MethodModel method, boolean overloaded) {
        String function = "Java_" + mangle(owner.thisClass().asInternalName()) + "_" + mangle(name(method));
        if (overloaded) {
            String descriptor = method.methodType().stringValue();
            function += "__" + mangle(descriptor.substring(1, descriptor.indexOf(')')));
        }
        MethodTypeDesc type = method.methodTypeSymbol();
        String receiver = method.flags().has(AccessFlag.STATIC) ? "jclass" : "jobject";
        String parameters =
                type.parameterList().stream().map(p -> ", " + cType(p)).collect(Collectors.joining());
        return "JNIEXPORT %s JNICALL %s(JNIEnv *, %s%s);\n"
                .formatted(cType(type.returnType()), function, receiver, parameters);
    }

    private Optional<ClassModel> superclass(ClassModel model) {
        return model.superclass()
                .map(name -> classes.get(headerName(name.asInternalName())))
                .map(JniHeaders::parse);
    }

    private static String binaryName(Path file) {
        String path = file.subpath(2, file.getNameCount()).toString();
        return path.substring(0, path.length() - ".class".length());
    }

    private static String headerName(String internalName) {
        return internalName.replace("_", "_1").replace('/', '_').replace('$', '_');
    }

    private static String name(MethodModel method) {
        return method.methodName().stringValue();
    }

    /** JNI's escapes (JNI specification, "Resolving Native Method Names"). The JDK's own names are all ASCII. */
    private static String mangle(String name) {
        return name.chars()
                .mapToObj(c -> switch (c) {
                    case '/' -> "_";
                    case '_' -> "_1";
                    case ';' -> "_2";
                    case '[' -> "_3";
                    case '$' -> "_00024";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }

    private static String cType(ClassDesc type) {
        if (type.isPrimitive()) {
            return type.descriptorString().equals("V") ? "void" : "j" + type.displayName();
        }
        if (type.isArray()) {
            ClassDesc component = type.componentType();
            return component.isPrimitive() ? "j" + component.displayName() + "Array" : "jobjectArray";
        }
        return switch (type.descriptorString()) {
            case "Ljava/lang/String;" -> "jstring";
            case "Ljava/lang/Class;" -> "jclass";
            case "Ljava/lang/Throwable;" -> "jthrowable";
            default -> "jobject";
        };
    }

    private static ClassModel parse(Path file) {
        try {
            return ClassFile.of().parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
