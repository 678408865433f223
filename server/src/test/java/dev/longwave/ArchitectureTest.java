package dev.longwave;

import dev.longwave.connection.Connection;
import dev.longwave.connection.Receiver;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.smallrye.common.annotation.NonBlocking;
import java.time.Clock;
import java.time.InstantSource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of docs/architecture.md that a program can check. */
final class ArchitectureTest {

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages(ArchitectureTest.class.getPackageName());

    @Test
    void onlyShellsAndWireTouchWebSocketsNext() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..wire..")
                .and()
                .haveNameNotMatching(".*(Endpoint|Check)")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus.websockets.next.."));
    }

    @Test
    void onlyWireTouchesNettyAndTheInternalsOfVertx() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("..wire..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.netty..", "io.vertx..impl..")));
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

    /** They would never be called. */
    @Test
    void endpointsHaveNoMethodsForMessages() {
        check(methods()
                .should()
                .notBeAnnotatedWith(OnTextMessage.class)
                .andShould()
                .notBeAnnotatedWith(OnBinaryMessage.class)
                .andShould()
                .notBeAnnotatedWith(OnPingMessage.class)
                .andShould()
                .notBeAnnotatedWith(OnPongMessage.class));
    }

    /** Or it is not read. */
    @Test
    void everyEndpointSaysWhoTakesMessages() {
        check(classes()
                .that()
                .areAnnotatedWith(WebSocket.class)
                .should()
                .callMethod(Connection.class, "receive", Receiver.class));
    }

    /** Elsewhere the state of a connection is not to be touched. */
    @Test
    void endpointsAreOpenedOnTheEventLoop() {
        check(methods().that().areAnnotatedWith(OnOpen.class).should().beAnnotatedWith(NonBlocking.class));
    }

    /** The default has a queue for each connection, in which nothing would ever be. */
    @Test
    void endpointsQueueNothing() {
        check(classes()
                .that()
                .areAnnotatedWith(WebSocket.class)
                .should(ArchCondition.from(
                        describe("have inboundProcessingMode CONCURRENT", ArchitectureTest::isConcurrent))));
    }

    @Test
    void featuresFormNoCycle() {
        check(slices().matching("dev.longwave.(*)..").should().beFreeOfCycles());
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
    void timeIsAParameter() {
        check(noClasses()
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

    /** But the end of the process, on its own thread. */
    @Test
    void nothingWaits() {
        check(noClasses()
                .that()
                .doNotHaveSimpleName("OpenConnections")
                .should()
                .accessTargetWhere(
                        target(owner(resideInAPackage("java.."))).and(target(nameMatching("sleep|join|await"))))
                .orShould()
                .accessTargetWhere(target(owner(resideInAPackage("io.smallrye.mutiny..")))
                        .and(target(nameMatching("await.*|.*AndAwait")))));
    }

    private static boolean isConcurrent(JavaClass endpoint) {
        return endpoint.getAnnotationOfType(WebSocket.class).inboundProcessingMode()
                == InboundProcessingMode.CONCURRENT;
    }

    private static boolean isNullMarked(JavaClass javaClass) {
        return javaClass.getPackage().isAnnotatedWith(NullMarked.class);
    }

    /** A rule about what nobody does yet holds. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(SERVER);
    }
}
