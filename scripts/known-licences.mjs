/**
 * Licences (SPDX names) of packages whose package.json does not tell them in a way that programs read; each
 * was read in the file beside the code.
 */
export const knownLicences = {
  'png-js': 'MIT',
  // Its own changes are in the public domain; what they change is under Bitstream Vera's.
  'dejavu-fonts-ttf': 'Bitstream-Vera',
};
