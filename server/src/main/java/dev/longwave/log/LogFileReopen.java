package dev.longwave.log;

import dev.longwave.lifecycle.ReloadRequested;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.FileNotFoundException;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.handlers.FileHandler;

/** Opens the log files again at a SIGHUP: logrotate has renamed them. */
@Singleton
final class LogFileReopen {

    private static final Logger LOG = Logger.getLogger(LogFileReopen.class);

    void reopen(@Observes ReloadRequested event) {
        for (Handler handler : LogManager.getLogManager().getLogger("").getHandlers()) {
            reopen(handler);
        }
    }

    private static void reopen(Handler handler) {
        if (handler instanceof FileHandler file) {
            try {
                file.setFile(file.getFile());
            } catch (FileNotFoundException e) {
                LOG.errorf("Failed to reopen the log file %s: %s", file.getFile(), e.getMessage());
            }
        } else if (handler instanceof ExtHandler nested) {
            for (Handler inner : nested.getHandlers()) {
                reopen(inner);
            }
        }
    }
}
