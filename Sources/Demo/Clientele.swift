/// Customers of one owner, who speaks their language.
struct Clientele {
  var owner: String
  var cafes: [String]
  var hotels: [String]
  var offices: [String]
  var resellers: [String]

  var clients: [Client] {
    cafes.map { Client(name: $0, owner: owner, trade: .cafe) }
      + hotels.map { Client(name: $0, owner: owner, trade: .hotel) }
      + offices.map { Client(name: $0, owner: owner, trade: .office) }
      + resellers.map { Client(name: $0, owner: owner, trade: .reseller) }
  }

  static let all: [Clientele] = [spain, portugalAndFrance, italy, north, germanSpeaking]

  private static let spain = Clientele(
    owner: "ana",
    cafes: [
      "Café Peña", "Cafetería La Espiga", "Panadería Hnos. Roldán", "Bar El Columpio",
      "Café del Puerto Viejo", "La Tostada de Inés", "Churrería Vda. de Mora", "Café Ámbar",
      "Horno Santa Eulalia", "Bar Tejado", "Cafetería Alameda 12", "El Rincón de Sole",
    ],
    hotels: [
      "Hotel Mirador del Duero", "Hostal Las Encinas", "Hotel Puerta de Elvira",
      "Balneario Fuenteclara", "Hotel Cala Menuda", "Casa Rural Los Olmos", "Hotel Torre Salinas",
    ],
    offices: [
      "Gestoría Ibáñez y Luque", "Clínica Dental Arrieta", "Talleres Mendizábal",
      "Coworking La Nave 8", "Notaría Castro Rial", "Editorial Bruma",
    ],
    resellers: ["Distribuciones Galarza", "Cafés Montalbán", "Suministros Oria"])

  private static let portugalAndFrance = Clientele(
    owner: "bruno",
    cafes: [
      "Pastelaria Estrela", "Café Ribeira Nova", "Padaria São Gonçalo",
      "Confeitaria Pão de Lua", "Café Jardim de Évora", "O Moinho da Avó",
      "Pastelaria Conceição", "Tasca do Zé Nunes", "Boulangerie Aubrac", "Café des Tilleuls",
      "Salon de thé Mirabelle",
    ],
    hotels: [
      "Hotel Rio Mondego", "Quinta do Sobreiro", "Solar da Serra Alta",
      "Residencial Avenida 5", "Hotel Farol do Cabo", "Hôtel du Vieux Quai",
      "Auberge de la Combe",
    ],
    offices: [
      "Clínica Vale Verde", "Advogados Pinto & Sá", "Gráfica Lusitana", "Tecelagem Amorosa",
      "Cabinet Morvan", "Atelier Fougère", "Estaleiros Brandão",
    ],
    resellers: ["Armazéns Carvalhal", "Teixeira & Filhos", "Torrefação Douro Alto"])

  private static let italy = Clientele(
    owner: "chiara",
    cafes: [
      "Bar Sport Bellini", "Pasticceria Gelsomino", "Caffè dei Mercanti", "Forno Sant'Agnese",
      "Gelateria Pinguino Blu", "Torrefazione 3 Fontane", "Bar Nuova Aurora",
      "Caffè Portico 21", "Panificio F.lli Rinaldi", "Enoteca Il Sughero", "Locanda del Pozzo",
    ],
    hotels: [
      "Albergo Monte Croce", "Hotel Lido Celeste", "Agriturismo Le Querce",
      "Villa Tramonti Eventi", "Pensione Edera", "Hotel Duca d'Acaia", "Terme di Roccaverde",
    ],
    offices: [
      "Studio Legale Ferrante", "Officine Cattanei", "Cantieri Tonello", "Ottica Marchesan",
      "Studio Architetti Nove", "Scuola Lingue Babele", "Tipografia Salvi",
    ],
    resellers: ["Ingrosso Padovani", "東京珈琲 Import", "Forniture Lombardi"])

  private static let north = Clientele(
    owner: "dafne",
    cafes: [
      "Kafé Fjordlys", "Konditori Solrosen", "Bakeriet Gråmo", "Kahvila Metsätähti",
      "Bageriet Sønderskov", "Koffiehuis De Brug", "Bakkerij Vermeulen", "Lunchroom 't Hoekje",
      "The Copper Kettle", "Harbour Lane Coffee", "Wren & Thistle Tearoom",
    ],
    hotels: [
      "Hotell Skärgården", "Pensjonat Bjørkheim", "Hotel Havnegade 9", "Grachtenhotel Zes",
      "The Old Ferry Inn", "Marsh Farm B&B", "Kasteel Ravenhorst",
    ],
    offices: [
      "Nordlys Revisjon AS", "Tandläkarna Ekström", "Ingeniørfirma Dahl",
      "Advocaten Bos & Kuiper", "Studio Polder", "Ashdown Dental Care", "Pemberton & Wray LLP",
    ],
    resellers: ["Kaffegrossisten Lind", "Groothandel De Wit", "서울커피 Trading"])

  private static let germanSpeaking = Clientele(
    owner: "emil",
    cafes: [
      "Zürcher Bäckerei", "Café Morgenrot", "Bäckerei Huber & Söhne", "Konditorei Fürstenhof",
      "Kaffeehaus Prohaska", "Café Zeitlos", "Backstube Möwe", "Gasthaus Zum Löwen",
      "Rösterei Elbufer", "Café Sperling", "Kavárna U Mostu",
    ],
    hotels: [
      "Hotel Gletscherblick", "Pension Edelweiß", "Hotel Alte Mühle", "Seehotel Uferglück",
      "Berghof Tannwald", "Hotel am Stadttor", "Penzion Pod Lipou",
    ],
    offices: [
      "Kanzlei Dr. Vogt", "Maschinenbau Kessler", "Zahnarztpraxis Lenz",
      "Architekten Rohr + Meili", "Druckerei Steinbach", "Ingenieurbüro Pöhl",
      "Werbeagentur Funke",
    ],
    resellers: ["Großhandel Brenner", "Gastrobedarf Wieland", "Kaffeekontor Nord"])
}
