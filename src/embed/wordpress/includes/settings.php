<?php
/**
 * The page "Settings, Social Business Scan".
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * Adds the page for who may change settings.
 */
function sbs_scan_add_settings_page() {
	$title = __( 'Social Business Scan', 'sbs-scan' );
	add_options_page( $title, $title, 'manage_options', 'sbs-scan', 'sbs_scan_settings_page' );
}

/**
 * The one setting.
 */
function sbs_scan_register_settings() {
	register_setting(
		'sbs-scan',
		'sbs_scan',
		array(
			'type'              => 'array',
			'sanitize_callback' => 'sbs_scan_sanitize',
			'default'           => array(),
		)
	);
}

/**
 * Only what there is.
 *
 * @param mixed $given From the form.
 * @return array<string, bool>
 */
function sbs_scan_sanitize( $given ) {
	return array( 'policy' => is_array( $given ) && ! empty( $given['policy'] ) );
}

/**
 * Shows the page.
 */
function sbs_scan_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$options = get_option( 'sbs_scan', array() );
	?>
	<div class="wrap">
		<h1><?php esc_html_e( 'Social Business Scan', 'sbs-scan' ); ?></h1>
		<h2><?php esc_html_e( 'Put it on a page', 'sbs-scan' ); ?></h2>
		<p><?php esc_html_e( 'Add the block Social Business Scan, or this shortcode:', 'sbs-scan' ); ?></p>
		<p><code>[social_business_scan lang="nl" mode="quick" theme="auto" key="" heading_level="2"]</code></p>
		<p><?php esc_html_e( 'Every part between the brackets but the first may be left out.', 'sbs-scan' ); ?></p>
		<h2><?php esc_html_e( 'Content security policy', 'sbs-scan' ); ?></h2>
		<p><?php esc_html_e( 'Does this site send such a policy? Then this must stand in it:', 'sbs-scan' ); ?></p>
		<p><code>script-src <?php echo esc_html( implode( ' ', sbs_scan_sources() ) ); ?></code></p>
		<p><?php esc_html_e( 'It lets the scan compile WebAssembly. It allows no eval. Without such a policy there is nothing to do.', 'sbs-scan' ); ?></p>
		<form action="options.php" method="post">
			<?php settings_fields( 'sbs-scan' ); ?>
			<p>
				<label>
					<input type="checkbox" name="sbs_scan[policy]" value="1" <?php checked( ! empty( $options['policy'] ) ); ?>>
					<?php esc_html_e( 'Add it to the policy that WordPress sends with the pages of this site', 'sbs-scan' ); ?>
				</label>
			</p>
			<p><?php esc_html_e( 'A policy that the web server sends itself is changed there.', 'sbs-scan' ); ?></p>
			<?php submit_button(); ?>
		</form>
		<h2><?php esc_html_e( 'Privacy', 'sbs-scan' ); ?></h2>
		<p><?php esc_html_e( 'The scan runs in the browser of the visitor. Answers stay there. Nothing is sent to this site or to anyone else, and no cookies are set.', 'sbs-scan' ); ?></p>
	</div>
	<?php
}
