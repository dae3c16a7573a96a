//! A mail server that takes everything and shows it, unless told otherwise.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Mutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// One letter as it came over the wire.
#[derive(Debug)]
pub struct Taken {
    pub to: Vec<String>,
    pub text: String,
}

/// How the server is today.
#[derive(Clone, Copy, Debug)]
pub enum Mood {
    Takes,
    /// Hangs up at once.
    Away,
    /// Says for good that nobody of that name is here.
    Refuses,
}

/// The server and what it took.
#[derive(Debug)]
pub struct Inbox {
    pub url: String,
    mood: Arc<AtomicU8>,
    letters: Mutex<UnboundedReceiver<Taken>>,
    waiting: Arc<AtomicUsize>,
}

impl Inbox {
    /// Opens for letters on a free port.
    ///
    /// # Panics
    /// When there is none.
    pub async fn open() -> Self {
        let listener = listen().await;
        let address = listener.local_addr().expect("a listener has an address");
        let url = format!("smtp://{address}");
        let (sender, letters) = unbounded_channel();
        let waiting = Arc::new(AtomicUsize::new(0));
        let count = waiting.clone();
        let mood = Arc::new(AtomicU8::new(Mood::Takes as u8));
        let today = mood.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                if today.load(Ordering::SeqCst) != Mood::Away as u8 {
                    let talk = talk(socket, sender.clone(), count.clone(), today.clone());
                    tokio::spawn(talk);
                }
            }
        });
        Self {
            url,
            mood,
            letters: Mutex::new(letters),
            waiting,
        }
    }

    /// The next letter, which must come.
    ///
    /// # Panics
    /// When it does not.
    pub async fn next(&self) -> Taken {
        let mut letters = self.letters.lock().await;
        let next = tokio::time::timeout(Duration::from_secs(30), letters.recv());
        let letter = next.await.expect("a letter in time").expect("a server");
        self.waiting.fetch_sub(1, Ordering::SeqCst);
        letter
    }

    /// From now on it is so.
    pub fn set(&self, mood: Mood) {
        self.mood.store(mood as u8, Ordering::SeqCst);
    }

    /// Letters that nobody has looked at.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::SeqCst)
    }

    /// # Panics
    /// When there is a letter that nobody has looked at.
    pub fn is_empty(&self) {
        assert_eq!(self.waiting(), 0);
    }
}

impl Taken {
    /// The path of the link in it.
    ///
    /// # Panics
    /// When there is no link.
    #[must_use]
    pub fn link(&self) -> String {
        // Quoted-printable breaks and escapes long lines.
        let text = self.text.replace("=\r\n", "").replace("=3D", "=");
        let (_, rest) = text.split_once("http://app.test:3001").expect("a link");
        rest.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    }
}

// Ports of tests stay below those that the system gives away.
async fn listen() -> TcpListener {
    let first = 20_000 + u16::try_from(std::process::id() % 9_000).unwrap_or_default();
    for port in first..first + 2_000 {
        if let Ok(listener) = TcpListener::bind(("127.0.0.1", port)).await {
            return listener;
        }
    }
    panic!("no free port");
}

async fn talk(
    socket: TcpStream,
    letters: UnboundedSender<Taken>,
    waiting: Arc<AtomicUsize>,
    mood: Arc<AtomicU8>,
) -> Option<()> {
    let (reader, mut writer) = socket.into_split();
    let mut lines = BufReader::new(reader);
    writer.write_all(b"220 inbox\r\n").await.ok()?;
    let mut to = Vec::new();
    loop {
        let line = read(&mut lines).await?;
        let answer = match line
            .get(..4)
            .unwrap_or_default()
            .to_ascii_uppercase()
            .as_str()
        {
            "EHLO" | "HELO" => "250 inbox",
            // A connection that was open before ends as well.
            _ if mood.load(Ordering::SeqCst) == Mood::Away as u8 => return None,
            "RCPT" if mood.load(Ordering::SeqCst) == Mood::Refuses as u8 => "550 nobody",
            "RCPT" => {
                let address = line.split(['<', '>']).nth(1).unwrap_or_default();
                to.push(address.to_owned());
                "250 ok"
            }
            "DATA" => {
                writer.write_all(b"354 go on\r\n").await.ok()?;
                let text = read_letter(&mut lines).await?;
                waiting.fetch_add(1, Ordering::SeqCst);
                let to = std::mem::take(&mut to);
                letters.send(Taken { to, text }).ok()?;
                "250 taken"
            }
            "QUIT" => {
                writer.write_all(b"221 bye\r\n").await.ok()?;
                return None;
            }
            _ => "250 ok",
        };
        writer
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .ok()?;
    }
}

async fn read(lines: &mut BufReader<tokio::net::tcp::OwnedReadHalf>) -> Option<String> {
    let mut line = String::new();
    match lines.read_line(&mut line).await {
        Ok(0) | Err(_) => None,
        Ok(_) => Some(line),
    }
}

async fn read_letter(lines: &mut BufReader<tokio::net::tcp::OwnedReadHalf>) -> Option<String> {
    let mut text = String::new();
    loop {
        let line = read(lines).await?;
        if line == ".\r\n" {
            return Some(text);
        }
        text.push_str(&line);
    }
}
