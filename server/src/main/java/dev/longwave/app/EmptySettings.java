package dev.longwave.app;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * Rejects empty values of settings that protect something. The platform takes an empty value for one that is not set: a
 * variable that a template leaves empty would turn TLS off.
 */
@Singleton
@Startup
final class EmptySettings {

    private static final List<String> SETTINGS =
            List.of("longwave.tls.certificate", "longwave.tls.key", "longwave.publish.token");

    EmptySettings(Config config) {
        for (String name : SETTINGS) {
            ConfigValue setting = config.getConfigValue(name);
            // The raw value may be an expression, such as ${TOKEN:}, whose value is empty.
            if (setting.getRawValue() != null
                    && (setting.getValue() == null || setting.getValue().isEmpty())) {
                throw new IllegalArgumentException(name + " is empty: must have a value or not be set");
            }
        }
    }
}
