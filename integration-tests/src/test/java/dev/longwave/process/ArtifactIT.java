package dev.longwave.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longwave.harness.Artifact;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ArtifactIT {

    @Test
    void artifactHasTheRequestedForm() throws IOException {
        Artifact artifact = Artifact.built();

        assertThat(artifact.type()).isEqualTo(System.getProperty("longwave.artefact"));
        assertThat(artifact.isElf()).as("%s is an ELF file", artifact.file()).isEqualTo(artifact.isNative());
    }
}
