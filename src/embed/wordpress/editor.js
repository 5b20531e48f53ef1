// The block in the editor: a placeholder, and the settings beside it. What visitors get is made by PHP.

( function ( blocks, blockEditor, components, element, texts ) {
	const h = element.createElement;

	/** A list to choose from. */
	function choice( props, name, label, options ) {
		return h( components.SelectControl, {
			key: name,
			label,
			value: props.attributes[ name ],
			options: options.map( function ( [ value, text ] ) {
				return { value, label: text };
			} ),
			onChange( value ) {
				props.setAttributes( { [ name ]: value } );
			},
		} );
	}

	function Settings( props ) {
		const levels = [ '1', '2', '3', '4', '5', '6' ];
		return h(
			blockEditor.InspectorControls,
			null,
			h(
				components.PanelBody,
				{ title: texts.settings },
				choice( props, 'lang', texts.lang, [ [ '', texts.langAuto ], [ 'nl', 'Nederlands' ], [ 'de', 'Deutsch' ], [ 'en', 'English' ], [ 'fr', 'Français' ] ] ),
				choice( props, 'mode', texts.mode, [ [ '', texts.modeAuto ], [ 'full', texts.full ], [ 'quick', texts.quick ] ] ),
				choice( props, 'theme', texts.theme, [ [ 'auto', texts.themeAuto ], [ 'light', texts.light ], [ 'dark', texts.dark ] ] ),
				choice( props, 'headingLevel', texts.heading, levels.map( ( level ) => [ level, level ] ) ),
				h( components.TextControl, {
					label: texts.key,
					help: texts.keyHelp,
					value: props.attributes.storageKey,
					onChange( storageKey ) {
						props.setAttributes( { storageKey } );
					},
				} )
			)
		);
	}

	blocks.registerBlockType( 'sbs-scan/scan', {
		edit( props ) {
			return h(
				'div',
				blockEditor.useBlockProps(),
				h( Settings, props ),
				h( components.Placeholder, { icon: 'chart-pie', label: texts.title, instructions: texts.preview } )
			);
		},
		save() {
			return null;
		},
	} );
} )( window.wp.blocks, window.wp.blockEditor, window.wp.components, window.wp.element, window.sbsScanTexts );
