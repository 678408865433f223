package dev.longwave.fanout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.channel.embedded.EmbeddedChannel;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SlowSubscribersTest {

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final SlowSubscribers laggards = new SlowSubscribers(loop.eventLoop(), this::changed);
    private final Member member = new Member();
    private int behind;
    private int fresh;

    @BeforeEach
    void fallBehind() {
        loop.freezeTime();
        laggards.add(member);
    }

    @Test
    void slowSubscriberJustFellBehindForAMoment() {
        pass(49);
        assertBehind(1, 1);

        pass(1);
        assertBehind(1, 0);
    }

    @Test
    void subscriberThatCatchesUpIsRemovedOnce() {
        pass(10);
        member.relieved.run();
        assertBehind(0, 0);

        pass(10_000);
        assertBehind(0, 0);
    }

    @Test
    void slowSubscriberCountsOnce() {
        laggards.add(member);

        assertBehind(1, 1);
    }

    @Test
    void onlySubscribersThatReadCountAsSlow() {
        for (int look = 0; look < 3; look++) {
            member.taken++;
            pass(500);
            assertBehind(1, 0);
        }
        pass(500);
        assertBehind(0, 0);

        member.taken++;
        pass(500);
        assertBehind(1, 0);
    }

    @Test
    void ignoredSubscriberIsNotSubtractedTwice() {
        pass(500);
        pass(500);
        assertBehind(0, 0);

        laggards.remove(member);
        assertBehind(0, 0);
    }

    @Test
    void laterSlowSubscriberHasTheSamePatience() {
        Member later = new Member();
        pass(250);
        laggards.add(later);
        pass(150);
        member.taken++;
        later.taken++;
        pass(100);
        assertBehind(2, 0);

        pass(250);
        assertBehind(2, 0);
        pass(250);
        assertBehind(0, 0);
    }

    @Test
    void subscriberThatJustFellBehindHasTimeToRead() {
        pass(500);
        pass(490);
        laggards.add(new Member());
        pass(10);
        assertBehind(1, 1);
    }

    /** It fell behind just before a check, in which it could not have read yet. */
    @Test
    void subscriberIsIgnoredAfterItsOwnPatienceOnly() {
        laggards.remove(member);
        pass(500);
        laggards.add(member);
        Member late = new Member();
        pass(400);
        laggards.add(late);
        pass(100);
        assertBehind(2, 0);

        late.taken++;
        pass(500);
        assertBehind(1, 0);
    }

    @Test
    void earlierReadsDoNotCount() {
        laggards.remove(member);
        Member veteran = new Member();
        veteran.taken = 1_000;
        laggards.add(veteran);
        pass(500);
        pass(500);

        assertBehind(0, 0);
    }

    @Test
    void nothingIsScheduledWithoutSlowSubscribers() {
        laggards.remove(member);
        pass(500);

        assertEquals(-1, loop.runScheduledPendingTasks());
    }

    private void changed(int behindChange, int freshChange) {
        behind += behindChange;
        fresh += freshChange;
    }

    private void pass(long milliseconds) {
        loop.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        loop.runPendingTasks();
    }

    private void assertBehind(int all, int ofThemFresh) {
        assertEquals(all, behind);
        assertEquals(ofThemFresh, fresh);
    }

    private static final class Member implements Subscriber {

        private long taken;
        private Runnable relieved = () -> {};

        @Override
        public long bytesFlushed() {
            return taken;
        }

        @Override
        public void onWritable(Runnable action) {
            relieved = action;
        }

        @Override
        public ScheduledExecutorService eventLoop() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean deliver(Publication publication) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void flush() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isWritable() {
            return false;
        }

        @Override
        public void fail(Throwable cause) {
            throw new UnsupportedOperationException(cause);
        }
    }
}
