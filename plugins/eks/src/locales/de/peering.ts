/** Die Seite der VPC-Peerings, die Assistenten, die eines anlegen und entfernen, und seine Zustände. */
export const peering = {
  'peerings.what': 'Die Peerings',
  'peerings.table': 'Peerings',
  'peerings.new': 'Neues Peering',
  'peerings.remove': 'Peering entfernen',
  'peerings.remove.underWay':
    'Eine Operation ändert es gerade; warten Sie, bis sie beendet ist.',
  'peerings.remove.notDeclared':
    'Kein Repository, das das Portal liest, enthält es, daher kann kein Pull Request es entfernen. Löschen Sie es in AWS, wenn es nicht gewünscht ist.',
  'peerings.remove.denied':
    'Die Berechtigung {{permission}} ist in beiden Konten nötig.',
  'peerings.underWay': 'Eine Operation ändert es gerade',
  'peerings.agrees': 'Alles stimmt überein',
  'peerings.foreign':
    'Das Portal liest dieses Konto nicht und kennt daher nur, was die andere Seite zeigt.',
  'peerings.notRead': 'Kein Konto des Portals',
  'peerings.side.requester': 'Anfragende Seite',
  'peerings.side.accepter': 'Annehmende Seite',
  'peerings.connection': 'Verbindung',
  'peerings.column.name': 'Name',
  'peerings.column.aws': 'AWS',
  'peerings.column.routes': 'Routen zur anderen Seite',
  'peerings.column.terraform': 'Terraform',
  'peerings.column.agreement': 'Was nicht übereinstimmt',
  'peerings.fact.vpc': 'VPC',
  'peerings.fact.cidr': 'Bereich',
  'peerings.fact.destination': 'Routen nach, in Terraform',
  'peerings.fact.problem': 'Nicht bekannt',
  'peerings.fact.connection': 'Id der Verbindung',
  'peerings.fact.message': 'AWS sagt',
  'peerings.fact.expires': 'Anfrage endet',
  'peerings.filter': 'Peerings eingrenzen',
  'peerings.filter.searchHint': 'Name, Konto, VPC oder Bereich',
  'peerings.filter.account': 'Konto',
  'peerings.filter.region': 'Region',
  'peerings.filter.state': 'Zustand in AWS',
  'peerings.filter.disagreeing': 'Nur, was nicht übereinstimmt',
  'peerings.shown': '{{shown}} von {{total}} Peerings',
  'peerings.empty.title': 'Noch kein Peering',
  'peerings.empty.text':
    'Ein Peering verbindet das Netz einer Plattform mit dem eines Tenants. Beginnen Sie eines mit dem Knopf oben; bis dahin erreicht nichts die andere Seite.',
  'peerings.empty.unknown.title': 'Kein Peering ist bekannt',
  'peerings.empty.unknown.text':
    'Ob es welche gibt, ist dort nicht bekannt, wo das Lesen scheiterte. Die Gründe stehen oben.',
  'peerings.filtered.title': 'Kein Peering passt zu den Filtern',
  'peerings.notFound.title': 'Es gibt kein solches Peering',
  'peerings.notFound.text':
    'Vielleicht ist es schon weg, oder Sie dürfen seine Konten nicht sehen.',
  'peerings.back': 'Zu allen Peerings',
  'peerings.backName': 'den Peerings',
  'peering.title': 'Neues VPC-Peering',
  'peering.requester': 'Netz, das anfragt',
  'peering.requester.rule': 'Ein Netz der Plattform',
  'peering.accepter': 'Netz, das annimmt',
  'peering.accepter.rule':
    'In derselben Region, Tenants zuerst. Wer fehlt, hat noch kein Netz: Wenden Sie zuerst aws-core seines Repositorys an',
  'peering.network': '{{name}}, {{account}}, {{region}}, {{cidr}}',
  'peering.networks': 'Beide Netze',
  'peering.range.requester': 'Bereich der anfragenden Seite',
  'peering.range.accepter': 'Bereich der annehmenden Seite',
  'peering.name': 'Name',
  'peering.name.rule':
    'Kleinbuchstaben, Ziffern und -, höchstens 63; derselbe in beiden Repositorys',
  'peering.overlap':
    '{{requester}} und {{accepter}} überlappen sich, daher kann keine Route sie unterscheiden. Wählen Sie ein anderes Netz; AWS lehnt dieses Peering ab.',
  'peering.apart': 'Sie überlappen sich nicht.',
  'peering.mistake.requester': 'Wählen Sie ein Netz',
  'peering.mistake.accepter': 'Wählen Sie ein Netz',
  'peering.mistake.overlap':
    'Wählen Sie ein Netz, dessen Bereich sich nicht überlappt',
  'peering.none.title': 'Kein Netz einer Plattform ist bekannt',
  'peering.none.text':
    'Ein Peering beginnt am VPC eines Plattformkontos, das das Portal liest. Wenden Sie aws-core dieses Kontos an, oder nehmen Sie das Konto in eks.accounts auf.',
  'peering.networks.what': 'Die Netze',
  'peering.remove.title': 'Das Peering {{name}} entfernen',
  'peering.remove.stops': 'Was aufhört',
  'peering.remove.traffic':
    'Von {{requester}} erreicht nichts mehr {{accepter}}, und nichts kommt zurück. Was diesen Weg noch nutzt, schlägt sofort fehl.',
  'peering.remove.routes_one':
    '{{count}} private Routing-Tabelle von {{account}} verliert ihre Route nach {{cidr}}.',
  'peering.remove.routes_other':
    '{{count}} private Routing-Tabellen von {{account}} verlieren ihre Route nach {{cidr}}.',
  'peering.remove.routesUnknown':
    'Wie viele Routen von {{account}} nach {{cidr}} wegfallen, ist nicht bekannt.',
  'peering.remove.order':
    'Ein Pull Request entfernt es zuerst von der annehmenden Seite; sind ihre Routen weg, entfernt ein zweiter es von der anfragenden Seite und damit die Verbindung.',
  'state.peering.initiating-request': 'Wird angefragt',
  'state.peering.pending-acceptance': 'Wartet auf Annahme',
  'state.peering.pendingUntil': 'Wartet auf Annahme, endet {{in}}',
  'state.peering.expiry':
    'Die Anfrage endet am {{exact}}, wenn sie nicht angenommen wird.',
  'state.peering.provisioning': 'Wird eingerichtet',
  'state.peering.active': 'Aktiv',
  'state.peering.rejected': 'Abgelehnt',
  'state.peering.expired': 'Abgelaufen',
  'state.peering.failed': 'Fehlgeschlagen',
  'state.peering.deleting': 'Wird gelöscht',
  'state.peering.deleted': 'Gelöscht',
  'state.peering.absent': 'Keine Verbindung',
  'state.routes': '{{present}} von {{wanted}}',
  'state.routes.left': 'noch {{n}}',
  'state.routes.blackholes':
    '{{present}} von {{wanted}}, {{n}} davon führen ins Leere',
  'state.disagreement.not-requested': 'Noch nicht angefragt',
  'state.disagreement.not-accepted-in-terraform':
    'Die annehmende Seite deklariert es nicht',
  'state.disagreement.not-requested-in-terraform':
    'Die anfragende Seite deklariert es nicht',
  'state.disagreement.pending-too-long': 'Wartet lange auf Annahme',
  'state.disagreement.expired': 'Die Anfrage ist abgelaufen',
  'state.disagreement.rejected': 'Die Anfrage wurde abgelehnt',
  'state.disagreement.failed': 'Die Anfrage ist fehlgeschlagen',
  'state.disagreement.deleted': 'Die Verbindung wurde gelöscht',
  'state.disagreement.routes-missing': 'Routen fehlen',
  'state.disagreement.routes-blackhole': 'Routen führen ins Leere',
  'state.disagreement.cidr-differs': 'Der Bereich weicht ab',
  'state.disagreement.several-connections': 'Mehrere Verbindungen',
  'state.disagreement.not-in-terraform': 'Terraform kennt es nicht',
  'run.peering': 'Peering in AWS',
  'run.peering.routes.requester': 'Routen der anfragenden Seite',
  'run.peering.routes.accepter': 'Routen der annehmenden Seite',
} as const;
