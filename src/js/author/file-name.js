// What the files that an author takes along are called.

/**
 * An id, which may be any text, as the name of a file: by the rule that the files of the scan have (`of` in export/file_name.rs).
 * @param {string} id
 */
export const nameOf = (id) => id.replace(/[^A-Za-z0-9-]/gu, "-");
