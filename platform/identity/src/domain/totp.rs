//! Time-based one-time codes (RFC 6238) and codes on paper.

use aws_lc_rs::rand;
use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret, Totp};

use super::secret::{NoRandomness, OpaqueHash};

const ISSUER: &str = "MotoVaultPro";
const SECRET_BYTES: usize = 20;
const CODES: usize = 10;
const CODE_CHARS: usize = 16;
// No letter that is easily taken for another.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567890";

/// A fresh secret in base32, as apps take it.
pub fn new_secret() -> Result<String, NoRandomness> {
    let mut bytes = [0u8; SECRET_BYTES];
    rand::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(Secret::from(bytes).to_base32())
}

/// The address that apps read from a picture.
#[must_use]
pub fn address(secret: &str, email: &str) -> Option<String> {
    let account = email.replace(':', "");
    let builder = Builder::new()
        .with_secret(Secret::try_from_base32(secret).ok()?)
        .with_issuer(Some(ISSUER))
        .with_account_name(account);
    builder.build().ok()?.to_url().ok()
}

/// The time step whose code this is: the present one, or a neighbour for clocks that differ.
#[must_use]
pub fn matching_step(secret: &str, code: &str, now: DateTime<Utc>) -> Option<u64> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    totp(secret)?.check(&digits, u64::try_from(now.timestamp()).ok()?)
}

fn totp(secret: &str) -> Option<Totp> {
    let secret = Secret::try_from_base32(secret).ok()?;
    Builder::new().with_secret(secret).build().ok()
}

/// Fresh codes on paper, 80 random bits each.
pub fn new_codes() -> Result<Vec<String>, NoRandomness> {
    (0..CODES).map(|_| new_code()).collect()
}

fn new_code() -> Result<String, NoRandomness> {
    let mut bytes = [0u8; CODE_CHARS];
    rand::fill(&mut bytes).map_err(|_| NoRandomness)?;
    let mut code = String::with_capacity(CODE_CHARS + 3);
    for (index, byte) in bytes.iter().enumerate() {
        if index > 0 && index % 4 == 0 {
            code.push('-');
        }
        // 32 divides 256: every letter is as likely as the others.
        code.push(char::from(ALPHABET[usize::from(byte % 32)]));
    }
    Ok(code)
}

/// What is kept of a code on paper, however it was typed.
#[must_use]
pub fn code_hash(code: &str) -> OpaqueHash {
    let plain: String = code
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .take(64)
        .collect();
    OpaqueHash::of(&format!("recovery:{plain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 6238, appendix B, the SHA-1 row of the year 2009, to six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = Secret::from(*b"12345678901234567890").to_base32();
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap();
        assert_eq!(
            matching_step(&secret, "081804", at(1_111_111_109)),
            Some(37_037_036)
        );
        assert_eq!(
            matching_step(&secret, "081 804", at(1_111_111_109 + 30)),
            Some(37_037_036)
        );
        assert_eq!(
            matching_step(&secret, "081804", at(1_111_111_109 + 61)),
            None
        );
        for wrong in ["", "081805", "81804", "0818041", "abcdef", "٠٨١٨٠٤"] {
            assert_eq!(
                matching_step(&secret, wrong, at(1_111_111_109)),
                None,
                "{wrong}"
            );
        }
    }

    #[test]
    fn codes_on_paper_may_be_typed_loosely() {
        let codes = new_codes().unwrap();
        assert_eq!(codes.len(), 10);
        assert_ne!(codes[0], codes[1]);
        let loose = codes[0].to_uppercase().replace('-', " ");
        assert_eq!(code_hash(&loose), code_hash(&codes[0]));
        assert_ne!(code_hash(&codes[1]), code_hash(&codes[0]));
    }

    #[test]
    fn apps_get_an_address() {
        let secret = new_secret().unwrap();
        let address = address(&secret, "anna@example.com").unwrap();
        assert!(
            address.starts_with("otpauth://totp/MotoVaultPro"),
            "{address}"
        );
        assert!(address.contains(&secret));
    }
}
