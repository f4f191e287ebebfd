//! Unix milliseconds to and from X.509 times, which know whole seconds only.

use std::time::Duration;

use der::DateTime;
use x509_cert::time::Time;

use crate::KeysError;

pub fn from_ms(ms: i64) -> Result<Time, KeysError> {
    let seconds = u64::try_from(ms).map_err(|_| KeysError::TimeOutOfRange)? / 1000;
    let date = DateTime::from_unix_duration(Duration::from_secs(seconds))
        .map_err(|_| KeysError::TimeOutOfRange)?;
    Ok(Time::from(date))
}

pub fn to_ms(time: Time) -> i64 {
    i64::try_from(time.to_unix_duration().as_millis())
        .expect("an X.509 time ends with the year 9999")
}
