package dev.longwave.lifecycle;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

/** Fires {@link ReloadRequested} at each SIGHUP. */
@Singleton
@Startup
final class SighupListener {

    SighupListener(Event<ReloadRequested> reload) {
        if (LaunchMode.current() == LaunchMode.NORMAL) { // in development mode Quarkus reloads the configuration
            Signals.at("HUP", number -> reload.fire(new ReloadRequested()));
        }
    }
}
