import com.oracle.svm.core.option.APIOption;
import com.oracle.svm.core.option.APIOption.APIOptionKind;
import com.oracle.svm.core.option.APIOptionGroup;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.graal.compiler.options.OptionDescriptor;
import jdk.graal.compiler.options.OptionDescriptors;

/**
 * The options that the builder itself declares for people, such as {@code --features=} or {@code -O}, each with the
 * builder's internal option {@code -H:...} behind it. They are read off the builder's {@link APIOption} annotations, so
 * nothing here repeats them.
 */
final class ApiOptions {

    private record Declared(APIOption annotation, OptionDescriptor descriptor) {

        boolean takesNextWord() {
            return separators().anyMatch(separator -> separator == APIOption.WHITESPACE_SEPARATOR);
        }

        boolean takesValueAt(char separator) {
            return separators().anyMatch(mine -> mine == separator);
        }

        boolean takesValueUnseparated() {
            return separators().anyMatch(separator -> separator == APIOption.NO_SEPARATOR);
        }

        private Stream<Character> separators() {
            return new String(annotation.valueSeparator()).chars().mapToObj(c -> (char) c);
        }
    }

    /** An option as it stands on a command line, with the value that is part of the same word, if there is one. */
    private record Match(Declared option, Optional<String> value) {}

    private final SortedMap<String, Declared> byName = new TreeMap<>();

    /** What the options of a group begin with, such as {@code --gc=}. A comma separates members given together. */
    private final SortedSet<String> groups = new TreeSet<>();

    private ApiOptions() {}

    static ApiOptions load() {
        ApiOptions options = new ApiOptions();
        try {
            for (OptionDescriptors descriptors : ServiceLoader.load(OptionDescriptors.class)) {
                for (OptionDescriptor descriptor : descriptors) {
                    options.add(descriptor);
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the builder declares its options in a way this launcher does not know", e);
        }
        return options;
    }

    private void add(OptionDescriptor descriptor) throws ReflectiveOperationException {
        APIOption[] annotations = descriptor
                .getDeclaringClass()
                .getDeclaredField(descriptor.getFieldName())
                .getAnnotationsByType(APIOption.class);
        for (APIOption annotation : annotations) {
            Declared option = new Declared(annotation, descriptor);
            if (annotation.group() == APIOption.NullGroup.class) {
                for (String name : annotation.name()) {
                    byName.put(APIOption.Utils.optionName(name), option);
                }
            } else {
                APIOptionGroup group = newInstance(annotation.group());
                String prefix = APIOption.Utils.groupName(group);
                groups.add(prefix);
                for (String name : annotation.name()) {
                    byName.put(prefix + name, option);
                }
            }
        }
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * The builder's arguments for {@code word}, empty where no such option is declared.
     *
     * @param nextWord gives the next word of the command line, for options that take it as their value
     * @param origin who gave the option, which the builder names in its messages
     */
    List<String> translate(String word, Supplier<String> nextWord, String origin) {
        for (String prefix : groups) {
            if (word.startsWith(prefix)) {
                return Stream.of(word.substring(prefix.length()).split(","))
                        .map(member -> member(prefix, member))
                        .map(option -> hosted(option, Optional.empty(), origin))
                        .toList();
            }
        }
        return find(word)
                .map(match -> {
                    warnIfDeprecated(word, match.option());
                    return List.of(hosted(match.option(), valueOf(match, nextWord), origin));
                })
                .orElse(List.of());
    }

    private Declared member(String prefix, String name) {
        Declared option = byName.get(prefix + name);
        if (option == null) {
            throw new UsageException("unknown value " + name + " in " + prefix + name);
        }
        return option;
    }

    private Optional<Match> find(String word) {
        Declared exact = byName.get(word);
        if (exact != null) {
            return Optional.of(new Match(exact, Optional.empty()));
        }
        // The longest name wins that ends where a value begins.
        for (int end = word.length() - 1; end > 0; end--) {
            Declared option = byName.get(word.substring(0, end));
            if (option != null && option.takesValueAt(word.charAt(end))) {
                return Optional.of(new Match(option, Optional.of(word.substring(end + 1))));
            }
            if (option != null && option.takesValueUnseparated()) {
                return Optional.of(new Match(option, Optional.of(word.substring(end))));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> valueOf(Match match, Supplier<String> nextWord) {
        APIOption annotation = match.option().annotation();
        if (annotation.fixedValue().length > 0) {
            return Optional.of(annotation.fixedValue()[0]);
        }
        if (match.value().isPresent()) {
            return match.value();
        }
        if (annotation.defaultValue().length > 0) {
            return Optional.of(annotation.defaultValue()[0]);
        }
        return match.option().takesNextWord() ? Optional.of(nextWord.get()) : Optional.empty();
    }

    private static String hosted(Declared option, Optional<String> given, String origin) {
        String name = option.descriptor().getName() + "@" + origin + "+api";
        if (option.descriptor().getOptionValueType() == Boolean.class) {
            boolean negated = option.annotation().kind() == APIOptionKind.Negated;
            return "-H:" + (negated ? "-" : "+") + name;
        }
        Object value = given.orElse("");
        for (Class<? extends Function<Object, Object>> transformer :
                option.annotation().valueTransformer()) {
            value = transform(transformer, value, option);
        }
        return "-H:" + name + "=" + value;
    }

    private static Object transform(
            Class<? extends Function<Object, Object>> transformer, Object value, Declared option) {
        try {
            return newInstance(transformer).apply(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(transformer + " cannot be made", e);
        } catch (IllegalArgumentException e) {
            throw new UsageException("the value " + value + " does not suit "
                    + APIOption.Utils.optionName(option.annotation().name()[0]) + ": " + e.getMessage());
        }
    }

    private static void warnIfDeprecated(String word, Declared option) {
        String advice = option.annotation().deprecated();
        if (!advice.isEmpty()) {
            System.err.println("native-image: warning: " + word + " is deprecated. " + advice);
        }
    }

    private static <T> T newInstance(Class<T> type) throws ReflectiveOperationException {
        Constructor<T> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }
}
