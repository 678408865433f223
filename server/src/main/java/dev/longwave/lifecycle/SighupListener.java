package dev.longwave.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

/** Tells of each SIGHUP. */
@Singleton
@Startup
final class SighupListener {

    SighupListener(Event<ReloadRequested> hangup) {
        if (LaunchMode.current() == LaunchMode.NORMAL) { // in development mode Quarkus looks after the configuration
            Signals.at("HUP", number -> hangup.fire(new ReloadRequested()));
        }
    }
}
