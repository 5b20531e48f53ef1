<?php
/**
 * The scan on a page: the block, the shortcode, and the script that both need.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

/**
 * What an author may choose, with the values that there are. Anything else is as if it was not chosen.
 *
 * @return array<string, array<int, string>>
 */
function sbs_scan_choices() {
	return array(
		'lang'          => array( 'nl', 'de', 'en', 'fr' ),
		'mode'          => array( 'full', 'quick' ),
		'theme'         => array( 'auto', 'light', 'dark' ),
		'heading-level' => array( '1', '2', '3', '4', '5', '6' ),
	);
}

/**
 * Registers the script, the block and the shortcode.
 */
function sbs_scan_register() {
	$scan = plugins_url( 'scan/sbs.js', SBS_SCAN_FILE );
	wp_register_script( 'sbs-scan', $scan, array(), SBS_SCAN_VERSION, true );
	wp_register_script(
		'sbs-scan-editor',
		plugins_url( 'editor.js', SBS_SCAN_FILE ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element' ),
		SBS_SCAN_VERSION,
		true
	);
	register_block_type( dirname( SBS_SCAN_FILE ), array( 'render_callback' => 'sbs_scan_block' ) );
	add_shortcode( 'social_business_scan', 'sbs_scan_shortcode' );
}

/**
 * Gives the block in the editor its texts. Not where the script is registered: that happens with every page of the site.
 */
function sbs_scan_add_editor_texts() {
	wp_add_inline_script( 'sbs-scan-editor', 'var sbsScanTexts = ' . wp_json_encode( sbs_scan_editor_texts() ) . ';', 'before' );
}

/**
 * The script need not wait for the page, nor the page for it. WordPress before 6.3 cannot say so itself.
 *
 * @param string $tag    The tag.
 * @param string $handle The name of the script.
 * @return string
 */
function sbs_scan_defer( $tag, $handle ) {
	return 'sbs-scan' === $handle && false === strpos( $tag, ' defer' ) ? str_replace( ' src=', ' defer src=', $tag ) : $tag;
}

/**
 * The element with these wishes.
 *
 * @param array<string, mixed> $wishes     As an author chose them, by name of the attribute.
 * @param string               $wrapper    Attributes of the box around it, escaped.
 * @return string HTML.
 */
function sbs_scan_element( $wishes, $wrapper = '' ) {
	wp_enqueue_script( 'sbs-scan' );
	$html = '';
	foreach ( sbs_scan_choices() as $name => $values ) {
		$value = isset( $wishes[ $name ] ) && is_scalar( $wishes[ $name ] ) ? (string) $wishes[ $name ] : '';
		if ( in_array( $value, $values, true ) ) {
			$html .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
		}
	}
	$key = isset( $wishes['storage-key'] ) && is_scalar( $wishes['storage-key'] ) ? sanitize_text_field( (string) $wishes['storage-key'] ) : '';
	if ( '' !== $key ) {
		$html .= sprintf( ' storage-key="%s"', esc_attr( mb_substr( $key, 0, 100 ) ) );
	}
	// A result may be shared by a link to the page that it was made on.
	return sprintf( '<div %s><social-business-scan result-link%s></social-business-scan></div>', $wrapper, $html );
}

/**
 * The block.
 *
 * @param array<string, mixed> $attributes As in block.json.
 * @return string HTML.
 */
function sbs_scan_block( $attributes ) {
	$wishes = array();
	foreach ( array(
		'lang'         => 'lang',
		'mode'         => 'mode',
		'theme'        => 'theme',
		'storageKey'   => 'storage-key',
		'headingLevel' => 'heading-level',
	) as $from => $to ) {
		$wishes[ $to ] = isset( $attributes[ $from ] ) ? $attributes[ $from ] : '';
	}
	return sbs_scan_element( $wishes, get_block_wrapper_attributes() );
}

/**
 * The shortcode `[social_business_scan lang="nl" mode="quick" theme="auto" key="name" heading_level="3"]`.
 *
 * @param array<string, string>|string $given The attributes.
 * @return string HTML.
 */
function sbs_scan_shortcode( $given ) {
	$given = shortcode_atts(
		array(
			'lang'          => '',
			'mode'          => '',
			'theme'         => '',
			'key'           => '',
			'heading_level' => '',
		),
		$given,
		'social_business_scan'
	);
	return sbs_scan_element(
		array(
			'lang'          => $given['lang'],
			'mode'          => $given['mode'],
			'theme'         => $given['theme'],
			'storage-key'   => $given['key'],
			'heading-level' => $given['heading_level'],
		),
		'class="sbs-scan"'
	);
}

/**
 * What the editor shows.
 *
 * @return array<string, string>
 */
function sbs_scan_editor_texts() {
	return array(
		'title'      => __( 'Social Business Scan', 'sbs-scan' ),
		'preview'    => __( 'Visitors see the scan here. Look at it in the preview of the page.', 'sbs-scan' ),
		'settings'   => __( 'Scan', 'sbs-scan' ),
		'lang'       => __( 'Language', 'sbs-scan' ),
		'langAuto'   => __( 'That of the page', 'sbs-scan' ),
		'mode'       => __( 'Questions', 'sbs-scan' ),
		'modeAuto'   => __( 'The visitor chooses', 'sbs-scan' ),
		'full'       => __( 'All 48', 'sbs-scan' ),
		'quick'      => __( 'The 16 of the quick scan', 'sbs-scan' ),
		'theme'      => __( 'Colours', 'sbs-scan' ),
		'themeAuto'  => __( 'Those of the page', 'sbs-scan' ),
		'light'      => __( 'Light', 'sbs-scan' ),
		'dark'       => __( 'Dark', 'sbs-scan' ),
		'heading'    => __( 'Level of the headings', 'sbs-scan' ),
		'key'        => __( 'Name of the answers', 'sbs-scan' ),
		'keyHelp'    => __( 'Scans with one name share their answers. Leave it empty for one scan.', 'sbs-scan' ),
	);
}
