//! A WordPress of its own: Debian's package, copied, with a MariaDB and PHP's web server that go with the value.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;

use crate::{process::Tree, server::fresh_port, test_context, wait};

/// Where Debian puts it.
const DEBIAN: &str = "/usr/share/wordpress";
/// The packages of what is used here.
const PACKAGES: &str = "wordpress wordpress-theme-twentytwentyone wordpress-theme-twentytwentythree php-cli php-mysql \
                        php-xml php-zip mariadb-server";
/// A database on a machine that does other things takes its time to begin.
const STARTING: Duration = Duration::from_secs(60);

/// A running site. Its programs end when this is dropped.
pub struct Wordpress {
    // In this order: what uses the folder goes before it.
    _server: Tree,
    _database: Tree,
    folder: TempDir,
    origin: String,
}

impl Wordpress {
    /// Installs one.
    ///
    /// # Errors
    /// When something is not on this machine; the error has the command that installs it.
    pub async fn start() -> Result<Self> {
        for path in [&format!("{DEBIAN}/wp-load.php"), "/usr/bin/php", "/usr/sbin/mariadbd"] {
            ensure!(
                Path::new(path).exists(),
                "{path} is not there: apt-get install --no-install-recommends {PACKAGES}"
            );
        }
        let folder = TempDir::new()?;
        let database = database(folder.path()).await?;
        // Its links lead to folders that it must not write into.
        let copied = Command::new("cp").arg("-rL").arg(DEBIAN).arg(site(folder.path())).status()?;
        ensure!(copied.success(), "WordPress could not be copied");
        let port = fresh_port()?.local_addr()?.port();
        let origin = format!("http://127.0.0.1:{port}");
        fs::write(site(folder.path()).join("wp-config.php"), config(folder.path(), &origin))?;
        let mut php = Command::new("php");
        php.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(site(folder.path()));
        let log = fs::File::create(folder.path().join("php.log"))?;
        let server = Tree::start(php.env("PHP_CLI_SERVER_WORKERS", "4").stdout(Stdio::null()).stderr(log))?;
        let wordpress = Wordpress { _server: server, _database: database, folder, origin };
        let script = fs::read_to_string(test_context::root().join("tests/e2e/wordpress/install.php"))?;
        let said = wordpress.run(&["-r", script.trim_start_matches("<?php")])?;
        ensure!(said.ends_with("installed"), "WordPress says: {said}");
        Ok(wordpress)
    }

    /// Scheme, address and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// The folder of the site.
    pub fn site(&self) -> PathBuf {
        site(self.folder.path())
    }

    /// Runs a piece of PHP with WordPress loaded, and gives what it prints.
    ///
    /// # Errors
    /// When it fails.
    pub fn php(&self, code: &str) -> Result<String> {
        self.run(&["-r", &format!("require getenv('SBS_WORDPRESS') . '/wp-load.php'; {code}")])
    }

    fn run(&self, arguments: &[&str]) -> Result<String> {
        let mut php = Command::new("php");
        php.args(["-d", "display_errors=stderr"]).args(arguments).env("SBS_WORDPRESS", self.site());
        let output = php.output().context("php does not start")?;
        let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if !output.status.success() {
            bail!("php: {said} {}", String::from_utf8_lossy(&output.stderr));
        }
        Ok(said)
    }

    /// What PHP complained about in our plugin.
    ///
    /// # Errors
    /// When its log cannot be read.
    pub fn complaints(&self) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for name in ["php.log", "debug.log"] {
            let text = fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
            let is_ours = |line: &&str| line.contains("PHP ") && line.contains("sbs-scan");
            found.extend(text.lines().filter(is_ours).map(str::to_owned));
        }
        Ok(found)
    }
}

fn site(folder: &Path) -> PathBuf {
    folder.join("site")
}

fn socket(folder: &Path) -> PathBuf {
    folder.join("socket")
}

async fn database(folder: &Path) -> Result<Tree> {
    let data = format!("--datadir={}", folder.join("data").display());
    let listens = format!("--socket={}", socket(folder).display());
    // It refuses the system's own administrator unless told so.
    let user = format!("--user={}", std::env::var("USER").unwrap_or_else(|_| "root".to_owned()));
    let mut install = Command::new("mariadb-install-db");
    install.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]);
    let installed = install.args([&data, &user]).output().context("mariadb-install-db does not start")?;
    ensure!(installed.status.success(), "{}", String::from_utf8_lossy(&installed.stderr));
    let mut server = Command::new("/usr/sbin/mariadbd");
    server.args(["--no-defaults", "--skip-networking", &data, &listens, &user]);
    let tree = Tree::start(server.stdout(Stdio::null()).stderr(Stdio::null()))?;
    wait::until_within(STARTING, "the database", async || {
        let mut client = Command::new("mariadb");
        client.args(["--no-defaults", &listens, "--user=root", "--execute=CREATE DATABASE wp"]);
        Ok(client.stderr(Stdio::null()).status()?.success().then_some(()))
    })
    .await?;
    Ok(tree)
}

/// It asks nobody else, and writes its complaints into a file.
fn config(folder: &Path, origin: &str) -> String {
    let socket = socket(folder);
    let log = folder.join("debug.log");
    format!(
        "<?php\n\
         define( 'DB_NAME', 'wp' );\ndefine( 'DB_USER', 'root' );\ndefine( 'DB_PASSWORD', '' );\n\
         define( 'DB_HOST', 'localhost:{}' );\ndefine( 'DB_CHARSET', 'utf8mb4' );\ndefine( 'DB_COLLATE', '' );\n\
         define( 'WP_HOME', '{origin}' );\ndefine( 'WP_SITEURL', '{origin}' );\n\
         define( 'FS_METHOD', 'direct' );\ndefine( 'WP_HTTP_BLOCK_EXTERNAL', true );\n\
         define( 'DISABLE_WP_CRON', true );\ndefine( 'AUTOMATIC_UPDATER_DISABLED', true );\n\
         define( 'WP_DEBUG', true );\ndefine( 'WP_DEBUG_DISPLAY', false );\ndefine( 'WP_DEBUG_LOG', '{}' );\n\
         $table_prefix = 'wp_';\n\
         if ( ! defined( 'ABSPATH' ) ) {{ define( 'ABSPATH', __DIR__ . '/' ); }}\n\
         require_once ABSPATH . 'wp-settings.php';\n",
        socket.display(),
        log.display()
    )
}
