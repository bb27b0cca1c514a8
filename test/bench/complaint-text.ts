/** A complaint of 1.5 kB as a browser posts it, urlencoded; no two numbers make the same one. */
export const complaintBody = (number: string): string =>
  new URLSearchParams({
    lang: 'sv',
    clientType: 'consumer',
    firstName: 'Åsa',
    lastName: 'Öberg',
    email: 'asa.oberg@example.test',
    phone: '010-123 45 67',
    street: 'Storgatan 1',
    postcode: '111 22',
    city: 'Stockholm',
    agreement: `Avtal ${number}`,
    occurredOn: '3 och 17 november 2026',
    damage: '1 250 kr',
    description: (
      'Räntan på mitt lån drogs två gånger i november. Jag ringde den 4 november och fick veta ' +
      'att det skulle rättas inom en vecka, men det har inte hänt. '
    ).repeat(7),
    other: 'Jag vill helst få svar med e-post.',
  }).toString();
