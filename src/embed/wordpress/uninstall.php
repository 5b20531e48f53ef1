<?php
/**
 * Leaves nothing: the one setting goes, on every site of a network.
 *
 * @package sbs-scan
 */

if ( ! defined( 'WP_UNINSTALL_PLUGIN' ) ) {
	exit;
}

if ( is_multisite() ) {
	foreach ( get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) as $sbs_scan_site ) {
		delete_blog_option( $sbs_scan_site, 'sbs_scan' );
	}
} else {
	delete_option( 'sbs_scan' );
}
