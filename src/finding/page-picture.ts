import { siteFacts } from '#src/site-facts.ts';
import { accentOnWhite } from '#src/styles/accent.ts';
import { socialPicture, type SocialPicture } from './social-picture.ts';

const drawn = new Map<string, SocialPicture>();

/** The picture beside links to the page with a title. Drawn once, for the page and for its file. */
export const pagePicture = (title: string): SocialPicture => {
  const known = drawn.get(title);
  if (known !== undefined) return known;
  const colour = accentOnWhite(siteFacts.accentColour);
  const picture = socialPicture({ title, firm: siteFacts.firm.name, colour });
  drawn.set(title, picture);
  return picture;
};

/** Where a picture stands. */
export const picturePath = ({ name }: SocialPicture): string => `/social/${name}.png`;
