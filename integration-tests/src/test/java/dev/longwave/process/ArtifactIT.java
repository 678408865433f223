package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.Artifact;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ArtifactIT {

    @Test
    void isWhatTheBuildWasAskedFor() throws IOException {
        Artifact artefact = Artifact.built();

        assertThat(artefact.type()).isEqualTo(System.getProperty("longwave.artefact"));
        assertThat(artefact.isElf()).as("%s is an ELF file", artefact.file()).isEqualTo(artefact.isNative());
    }
}
