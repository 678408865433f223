package dev.longwave;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md that a program can check. */
final class ArchitectureTest {

    private static final int MOST_CLASSES = 25;
    private static final int MOST_PARAMETERS = 5;
    private static final int MOST_LINES = 250;

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(ArchitectureTest.class.getPackageName());

    /** Transports and features meet in connection and fanout only. */
    @Test
    void layersDependDownwards() {
        check(layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("ground")
                .definedBy("..fanout..", "..config..", "..lifecycle..")
                .layer("bounds")
                .definedBy("..limits..", "..keepalive..", "..log..")
                .layer("connection")
                .definedBy("..connection..")
                .layer("edge")
                .definedBy("..http..", "..admission..")
                .layer("transport")
                .definedBy("..websocket..")
                .layer("features")
                .definedBy("..echo..", "..channel..", "..writer..")
                .layer("routes")
                .definedBy("..routes..")
                .layer("around")
                .definedBy("..management..", "..shutdown..", "..tls..", "..page..", "..app..")
                .whereLayer("around")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("routes")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("features")
                .mayOnlyBeAccessedByLayers("routes")
                .whereLayer("transport")
                .mayOnlyBeAccessedByLayers("routes")
                .whereLayer("edge")
                .mayOnlyBeAccessedByLayers("transport", "features", "around")
                .whereLayer("connection")
                .mayOnlyBeAccessedByLayers("edge", "transport", "features", "around")
                .whereLayer("bounds")
                .mayOnlyBeAccessedByLayers("connection", "edge", "transport", "features", "around"));
    }

    @Test
    void packagesFormNoCycle() {
        check(slices().matching("dev.longwave.(**)").should().beFreeOfCycles());
    }

    @Test
    void classesOfOnePackageFormNoCycle() {
        check(slices().assignedFrom(new TopLevelClasses()).should().beFreeOfCycles());
    }

    @Test
    void onlyTransportAndHttpTouchNetty() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..websocket..", "..http..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.netty..", "io.vertx..impl..")));
    }

    @Test
    void onlyRoutesAndTransportTouchWebSocketsNext() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("..websocket..", "..routes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.websockets.next.."));
    }

    @Test
    void decisionsAreFreeOfFrameworks() {
        check(classes()
                .that()
                .resideInAnyPackage("..fanout..", "..keepalive..")
                .and()
                .haveNameNotMatching(".*Config(\\$.*)?")
                .or()
                .haveSimpleNameEndingWith("Session")
                .or()
                .haveSimpleNameEndingWith("Schedule")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "dev.longwave..", "org.jspecify..", "org.jboss.logging..")));
    }

    @Test
    void theCodecDependsOnBuffersAndNothingElse() {
        check(classes()
                .that()
                .resideInAPackage("..websocket.codec..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "dev.longwave.websocket.codec..",
                        "dev.longwave.connection..",
                        "org.jspecify..",
                        "io.netty.buffer..",
                        "io.netty.util..",
                        "io.netty.handler.codec.http.websocketx..")));
    }

    @Test
    void onlyWhatIsNamedMetricsTouchesMicrometer() {
        check(noClasses()
                .that()
                .haveNameNotMatching(".*Metrics(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.micrometer.."));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .should(ArchCondition.from(describe("be in a @NullMarked package", ArchitectureTest::isNullMarked))));
    }

    @Test
    void noNameSaysNothing() {
        check(noClasses().should().haveNameMatching(".*(Manager|Helper|Utils?|Impl)"));
    }

    @Test
    void classesAreFinal() {
        check(classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAnonymousClasses() // javac's for a switch over an enum
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .haveModifier(JavaModifier.FINAL));
    }

    @Test
    void noPackageHasTooManyClasses() {
        Map<String, Long> sizes = SERVER.stream()
                .filter(javaClass -> javaClass.isTopLevelClass()
                        && !javaClass.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, HashMap::new, Collectors.counting()));

        sizes.values().removeIf(size -> size <= MOST_CLASSES);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void noFileIsTooLong() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources = files.filter(Files::isRegularFile).toList();
            assertFalse(sources.isEmpty());
            List<Path> tooLong = new ArrayList<>();
            for (Path source : sources) {
                if (Files.readAllLines(source).size() > MOST_LINES) {
                    tooLong.add(source);
                }
            }
            assertEquals(List.of(), tooLong);
        }
    }

    /** A record's components are data, not collaborators. */
    @Test
    void noConstructorTakesTooMuch() {
        check(constructors()
                .that()
                .areDeclaredInClassesThat()
                .areNotRecords()
                .should(ArchCondition.from(describe(
                        "have at most " + MOST_PARAMETERS + " parameters",
                        (JavaConstructor constructor) ->
                                constructor.getRawParameterTypes().size() <= MOST_PARAMETERS))));
    }

    @Test
    void timeIsAParameter() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("HttpDate")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .accessTargetWhere(
                        target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
                .orShould()
                .accessTargetWhere(
                        target(owner(assignableTo(InstantSource.class).or(assignableTo(Clock.class))))
                                .and(target(nameMatching("system.*")))));
    }

    /** All other classes take the time as a parameter. A new name in this list needs a reason. */
    @Test
    void fewClassesReadTheMonotonicClock() {
        check(noClasses()
                .that()
                .haveNameNotMatching(
                        ".*\\.(Admission|ConnectionRegistry|EchoEndpoint|FrameReader|Shard|Throttle|UpgradeCheck"
                                + "|WebSocketHandler|WebSocketPeer|WriterReload|WriterScheduler|Writers)")
                .should()
                .accessTargetWhere(target(owner(assignableTo(System.class))).and(target(name("nanoTime")))));
    }

    /** Except at the end of the process, on a thread of its own. */
    @Test
    void nothingWaits() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("ConnectionRegistry")
                .should()
                .accessTargetWhere(
                        target(owner(resideInAPackage("java.."))).and(target(nameMatching("sleep|join|await"))))
                .orShould()
                .accessTargetWhere(target(owner(resideInAPackage("io.smallrye.mutiny..")))
                        .and(target(nameMatching("await.*|.*AndAwait")))));
    }

    private static boolean isNullMarked(JavaClass javaClass) {
        return javaClass.getPackage().isAnnotatedWith(NullMarked.class);
    }

    /** Checks a rule, which also holds if no class is concerned. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(SERVER);
    }

    /** A slice for each top-level class with its nested classes. */
    private static final class TopLevelClasses implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            return SliceIdentifier.of(javaClass.getName().replaceFirst("\\$.*", ""));
        }

        @Override
        public String getDescription() {
            return "top-level classes";
        }
    }
}
