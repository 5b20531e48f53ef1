<?php
// Sets up a site with a classic theme, an administrator, and a contributor, who has no `unfiltered_html`.

define( 'WP_INSTALLING', true );
require getenv( 'SBS_WORDPRESS' ) . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
// Nobody is to get a mail from here.
add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Site', 'admin', 'admin@example.org', false, '', 'secret' );
wp_insert_user(
	array(
		'user_login' => 'writer',
		'user_pass'  => 'secret',
		'user_email' => 'writer@example.org',
		'role'       => 'contributor',
	)
);
// PHP's web server rewrites no addresses.
update_option( 'permalink_structure', '' );
switch_theme( 'twentytwentyone' );
echo 'installed';
