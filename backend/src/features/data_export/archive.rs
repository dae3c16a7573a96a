//! A zip that grows on disk while its contents are read, never whole in memory.

use std::fs::File;
use std::io::{self, Seek as _, Write as _};

use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A step of writing.
enum Step {
    /// The next file begins, and whether it is worth packing.
    Entry(String, CompressionMethod),
    Bytes(Vec<u8>),
}

/// Steps that wait for the disk.
const WAITING: usize = 8;

/// A zip under way.
pub struct Archive {
    steps: mpsc::Sender<Step>,
    writer: JoinHandle<io::Result<File>>,
}

impl Archive {
    /// Begins an archive in a file that goes when it is closed.
    #[must_use]
    pub fn begin() -> Self {
        let (steps, queue) = mpsc::channel(WAITING);
        let writer = tokio::task::spawn_blocking(move || write(queue));
        Self { steps, writer }
    }

    /// Begins the next file in it.
    pub async fn entry(&self, name: &str) {
        let packed = CompressionMethod::Deflated;
        self.send(Step::Entry(name.to_owned(), packed)).await;
    }

    /// Begins the next file in it, of a kind that is packed already.
    pub async fn packed_entry(&self, name: &str) {
        let stored = CompressionMethod::Stored;
        self.send(Step::Entry(name.to_owned(), stored)).await;
    }

    pub async fn bytes(&self, bytes: impl Into<Vec<u8>>) {
        self.send(Step::Bytes(bytes.into())).await;
    }

    /// A writer that has failed takes no more; why, is told at the end.
    async fn send(&self, step: Step) {
        self.steps.send(step).await.ok();
    }

    /// The whole archive, to be read from its beginning.
    ///
    /// # Errors
    /// What writing failed of: a full disk.
    pub async fn finish(self) -> io::Result<File> {
        drop(self.steps);
        self.writer.await.map_err(io::Error::other)?
    }
}

fn write(mut queue: mpsc::Receiver<Step>) -> io::Result<File> {
    let mut zip = ZipWriter::new(tempfile::tempfile()?);
    while let Some(step) = queue.blocking_recv() {
        match step {
            Step::Entry(name, method) => {
                let options = SimpleFileOptions::default().large_file(true);
                let options = options.compression_method(method);
                zip.start_file(name, options).map_err(io::Error::other)?;
            }
            Step::Bytes(bytes) => zip.write_all(&bytes)?,
        }
    }
    let mut file = zip.finish().map_err(io::Error::other)?;
    file.rewind()?;
    Ok(file)
}
