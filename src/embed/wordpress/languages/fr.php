<?php
/**
 * French, by the English text.
 *
 * @package sbs-scan
 */

if ( ! defined( 'ABSPATH' ) ) {
	exit;
}

return array(
	'A self-assessment of 16 or 48 questions: is your organisation a social business?' => 'Une auto-évaluation de 16 ou 48 questions : votre organisation est-elle un social business ?',
	'A self-assessment as a block and a shortcode: is your organisation a social business? Runs in the visitor\'s browser; answers are sent to nobody.' => 'Une auto-évaluation en bloc et en code court : votre organisation est-elle un social business ? Fonctionne dans le navigateur du visiteur ; les réponses ne sont envoyées à personne.',
	'Visitors see the scan here. Look at it in the preview of the page.' => 'Les visiteurs voient le scan ici. Regardez-le dans l\'aperçu de la page.',
	'Scan'                     => 'Scan',
	'Language'                 => 'Langue',
	'That of the page'         => 'Celle de la page',
	'Questions'                => 'Questions',
	'The visitor chooses'      => 'Le visiteur choisit',
	'All 48'                   => 'Les 48',
	'The 16 of the quick scan' => 'Les 16 du scan rapide',
	'Colours'                  => 'Couleurs',
	'Those of the page'        => 'Celles de la page',
	'Light'                    => 'Clair',
	'Dark'                     => 'Sombre',
	'Level of the headings'    => 'Niveau des titres',
	'Name of the answers'      => 'Nom des réponses',
	'Scans with one name share their answers. Leave it empty for one scan.' => 'Les scans de même nom partagent leurs réponses. Laissez le champ vide s\'il n\'y a qu\'un scan.',
	'Put it on a page'         => 'Le mettre sur une page',
	'Add the block Social Business Scan, or this shortcode:' => 'Ajoutez le bloc Social Business Scan, ou ce code court :',
	'Every part between the brackets but the first may be left out.' => 'Chaque partie entre les crochets, sauf la première, peut être omise.',
	'Content security policy'  => 'Règles de sécurité (Content Security Policy)',
	'Does this site send such a policy? Then this must stand in it:' => 'Ce site envoie-t-il de telles règles ? Alors ceci doit y figurer :',
	'It lets the scan compile WebAssembly. It allows no eval. Without such a policy there is nothing to do.' => 'Le scan peut ainsi compiler WebAssembly. Eval reste interdit. Sans de telles règles, il n\'y a rien à faire.',
	'Add it to the policy that WordPress sends with the pages of this site' => 'L\'ajouter aux règles que WordPress envoie avec les pages de ce site',
	'A policy that the web server sends itself is changed there.' => 'Les règles que le serveur web envoie lui-même se modifient là-bas.',
	'Privacy'                  => 'Vie privée',
	'The scan runs in the browser of the visitor. Answers stay there. Nothing is sent to this site or to anyone else, and no cookies are set.' => 'Le scan fonctionne dans le navigateur du visiteur. Les réponses y restent. Rien n\'est envoyé à ce site ni à d\'autres, et aucun cookie n\'est déposé.',
);
