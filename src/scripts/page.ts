/** The comfort of every page, in one file: a second one would be a further request. */
import './form.ts';
import './print.ts';
import './share.ts';
