<?php
/**
 * Plugin Name:       Social Business Scan
 * Description:       A self-assessment as a block and a shortcode: is your organisation a social business? Runs in the visitor's browser; answers are sent to nobody.
 * Version:           {version}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT OR Apache-2.0
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       sbs-scan
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

define( 'SBS_SCAN_VERSION', '{version}' );
define( 'SBS_SCAN_FILE', __FILE__ );

require_once __DIR__ . '/includes/translate.php';
require_once __DIR__ . '/includes/element.php';
require_once __DIR__ . '/includes/policy.php';
require_once __DIR__ . '/includes/settings.php';

add_action( 'init', 'sbs_scan_register' );
add_action( 'enqueue_block_editor_assets', 'sbs_scan_add_editor_texts' );
add_action( 'admin_menu', 'sbs_scan_add_settings_page' );
add_action( 'admin_init', 'sbs_scan_register_settings' );
add_filter( 'wp_headers', 'sbs_scan_extend_policy' );
add_filter( 'script_loader_tag', 'sbs_scan_defer', 10, 2 );
