export interface InitialPackageOptions {
  title?: string;
  /** The country of the first site. */
  country?: string;
  /** The date of the question, which the caller knows. */
  on?: string;
  /** Where editors find the schema. */
  schema?: string;
}

/** A package file to begin with: complete in form, open in every fact, with a comment wherever there is a choice. */
export function initialPackage(options: InitialPackageOptions = {}): string {
  const { title = 'My package', country, on, schema = 'package.schema.json' } = options;
  const target = country === undefined ? '[]                # two-letter codes: [KE, RW]' : `[${country}]`;
  return [
    howToWrite.replace('SCHEMA', schema),
    `title: ${JSON.stringify(title)}
${on === undefined ? '# on: 2026-11-23           # the date to determine for, if not today' : `on: ${on}`}

targets:
  countries: ${target}
  # nationalInterest: How the interests of the United States advance there.

consortium:
  anchor: anchor-member
  members:
    - {party: anchor-member, layers: [hardware]}
    # - {party: …, layers: [data, models, security, applications]}

`,
    contents,
    places.replace('COUNTRY', country ?? 'null'),
  ].join('');
}

const howToWrite = `# yaml-language-server: $schema=SCHEMA
#
# How values are written:
#   quantity: 1400                                     known
#   quantity: {min: 1200, max: 1400}                   known within bounds
#   quantity: {value: 1400, assumed: our estimate}     assumed, with the reason; every answer says so
#   quantity: {value: 1400, source: order of 3 May, grade: primary}
#   quantity: null                                     not known; the answer asks for it
# What is left out is not known either. An absent fact is never taken for a no.

`;

const contents = `# Who builds, owns and operates the data centres, by party.
business:
  build: []
  own: []
  operate: []

# Federal support asked for: agency, instrument, amount.
support: []
#  - {agency: EXIM, instrument: loan-guarantee, amount: {amount: 1000000, currency: USD}}

# Five layers. An item names a catalog entry or has figures of its own.
layers:
  hardware:
    - id: servers
      name: AI servers
      part: compute
      # catalog: nvidia-h200-sxm             # see: portolan catalog
      # figures: {totalProcessingPerformance: 15832, designedForDataCenter: true}
      quantity: null
      delivery: sale
      supplier: anchor-member
      # usContentShare: 0.55
      # manufacture: Where and how far it is made in the United States.
  data: []            # part: pipeline, part: labelling
  models: []          # figures: {openWeights: true, published: true, trainingOperations: 3.8e+25}
  security: []        # protects: [id of a model]
  applications: []    # useCase: Education

`;

const places = `sites:
  - id: first-site
    name: First site
    country: COUNTRY
    owner: null
    operator: null
    builder: null
    powerMegawatts: null
    # endUse: cloud-services

parties:
  - id: anchor-member
    name: Name of the anchor member
    location: null
    headquarters: null
    ultimateParent: null     # itself, {party: id} or {name: …, headquarters: …}
    # screening:
    #   {on: 2026-11-20, lists: [listedOnEntityList, unverified, denied, speciallyDesignated], outcome: no-match}

# Licences and other authorisations already held.
authorisations: []
#  - {kind: licence, authority: BIS, number: …, items: [servers], quantity: 100, expires: 2027-10-29}
`;
