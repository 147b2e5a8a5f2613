//! Which kernels this processor runs.

use super::isa::{Isa, Job, Portable};
#[cfg(target_arch = "x86_64")]
use super::{avx2::Avx2, avx512::Avx512};

/// A set of kernels to run a model or a search with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kernels {
    /// The fastest that the processor has.
    Fastest,
    /// x86-64 with AVX-512 VNNI.
    Avx512Vnni,
    /// x86-64 with AVX2 and FMA.
    Avx2,
    /// Plain Rust, for any processor.
    Portable,
}

/// Every set, the fastest first.
const BY_SPEED: [Kernels; 3] = [Kernels::Avx512Vnni, Kernels::Avx2, Kernels::Portable];

/// A set of kernels that this processor is known to have.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Detected {
    #[cfg(target_arch = "x86_64")]
    Avx512Vnni(Avx512),
    #[cfg(target_arch = "x86_64")]
    Avx2(Avx2),
    Portable(Portable),
}

impl Detected {
    /// The set that `wanted` names, if the processor has it.
    pub(crate) fn choose(wanted: Kernels) -> Option<Self> {
        match wanted {
            Kernels::Portable => Some(Self::Portable(Portable)),
            #[cfg(target_arch = "x86_64")]
            Kernels::Avx512Vnni => Avx512::detect().map(Self::Avx512Vnni),
            #[cfg(target_arch = "x86_64")]
            Kernels::Avx2 => Avx2::detect().map(Self::Avx2),
            #[cfg(not(target_arch = "x86_64"))]
            Kernels::Avx512Vnni | Kernels::Avx2 => None,
            Kernels::Fastest => BY_SPEED.into_iter().find_map(Self::choose),
        }
    }

    /// The fastest set that this processor has.
    pub(crate) fn fastest() -> Self {
        Self::choose(Kernels::Fastest).unwrap_or(Self::Portable(Portable))
    }

    /// The set's name.
    pub(crate) fn name(self) -> Kernels {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni(_) => Kernels::Avx512Vnni,
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(_) => Kernels::Avx2,
            Self::Portable(_) => Kernels::Portable,
        }
    }

    /// Runs `job` with the set.
    pub(crate) fn run<J: Job>(self, job: J) -> J::Output {
        match self {
            #[cfg(target_arch = "x86_64")]
            Self::Avx512Vnni(isa) => isa.run(job),
            #[cfg(target_arch = "x86_64")]
            Self::Avx2(isa) => isa.run(job),
            Self::Portable(isa) => isa.run(job),
        }
    }
}
