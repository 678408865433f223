import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

final class Signals {

    private static final int QUEUED = 5;

    private Signals() {}

    static void shutdownHook() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
        System.out.println("ready");
        boolean stopped = new CountDownLatch(1).await(10, TimeUnit.SECONDS);
        System.out.println(stopped ? "stopped" : "never stopped");
    }

    static void handle(String name) throws InterruptedException {
        CountDownLatch handled = new CountDownLatch(1);
        Signal.handle(new Signal(name), signal -> handled.countDown());
        System.out.println("ready");
        System.out.println(handled.await(10, TimeUnit.SECONDS) ? "handled " + name : "never handled");
    }

    /** Raises signals while the handler of the first is held up: each of the others has to wait and none is lost. */
    static void queue() throws InterruptedException {
        CountDownLatch allRaised = new CountDownLatch(1);
        CountDownLatch handled = new CountDownLatch(2 * QUEUED);
        for (String name : new String[] {"USR2", "HUP"}) {
            Signal.handle(new Signal(name), signal -> {
                awaitQuietly(allRaised);
                handled.countDown();
            });
        }
        for (int i = 0; i < QUEUED; i++) {
            Signal.raise(new Signal("USR2"));
            Signal.raise(new Signal("HUP"));
        }
        allRaised.countDown();
        boolean all = handled.await(10, TimeUnit.SECONDS);
        System.out.println(all ? "all handled" : handled.getCount() + " lost");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
