/** The words of the site's frame in Swedish. Texts of pages are in `content/pages/sv/`. */
export const site = {
  languageName: 'Svenska',
  skipToContent: 'Hoppa till innehållet',

  'nav.label': 'Sidor',
  'nav.customerService': 'Kundtjänst',
  'nav.complaints': 'Klagomål',
  'nav.arn': 'ARN',

  'footer.contact': 'Kontakt',
  'footer.aboutSite': 'Om sidorna',
  'footer.organisationNumber': ({ number }: { number: string }): string => `Org.nr ${number}`,
  'footer.questions': 'Frågor och svar från A till Ö',
  'footer.privacy': 'Så hanterar vi dina personuppgifter',
  'footer.accessibility': 'Tillgänglighet',

  'breadcrumbs.label': 'Du är här',
  'contents.title': 'På den här sidan',
  'neighbours.label': 'Föregående och nästa sida',
  'neighbours.previous': 'Föregående',
  'neighbours.next': 'Nästa',

  'share.title': 'Dela sidan',
  'share.email': 'Mejla en länk',
  'share.link': 'Länk till sidan',
  'share.copy': 'Kopiera länken',
  'share.copied': 'Länken är kopierad.',
  'share.device': 'Dela på annat sätt',

  'page.updated': ({ date }: { date: string }): string => `Sidan ändrades senast ${date}.`,
  'page.checked': ({ date, by }: { date: string; by: string }): string =>
    `Innehållet kontrollerades ${date} av ${by}.`,
  'page.lawChecked': ({ date }: { date: string }): string => `Uppgifter om lag: ${date}.`,

  'hours.caption': 'Telefontider',
  'hours.day': 'Dag',
  'hours.time': 'Tid',
  'hours.closed': 'stängt',
  'hours.and': ' och ',
  'hours.days': ({ first, last }: { first: string; last: string }): string => `${first}–${last}`,
  'hours.holidays': 'Helgdagar: stängt.',
  'hours.holidaysAndEves': 'Helgdagar samt midsommarafton, julafton och nyårsafton: stängt.',
  'hours.toBeConfirmed': 'Tiderna är inte bekräftade än.',

  'address.phone': 'Telefon',
  'address.email': 'E-post',
  'address.website': 'Webbplats',
  'contact.complaintSubject': 'Klagomål',

  'notFound.title': 'Sidan finns inte',
  'notFound.text': 'Kontrollera adressen, eller börja om från någon av de här sidorna:',
} as const;
