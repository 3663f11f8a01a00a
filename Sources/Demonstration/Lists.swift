/// What people do, where they live, whom they owe. Creditors and employers are invented.
enum Lists {
  static let chineseOccupations = words(
    """
    教师 公务员 司机 护士 工程师 销售 外卖骑手 个体户 工人 会计 程序员 厨师 快递员 保安 医生 自由职业
    店员 网约车司机 导游 设计师 仓库管理员 美容师 教师 司机 工人
    """)
  static let occupations = [
    "teacher", "civil servant", "driver", "nurse", "engineer", "shop assistant", "courier",
    "self-employed", "factory worker", "accountant", "cook", "electrician", "security guard",
    "waiter", "designer", "hairdresser", "care worker", "farmer", "sales manager", "student",
    "retired", "mechanic", "teacher", "driver",
  ]
  static let chineseEmployers = [
    "恒远物流", "新阳小学", "市第三中学", "康宁医院", "宏达电子厂", "悦来酒店", "联创软件", "丰禾食品",
    "安捷快运", "东湖区政务中心", "华兴建筑", "美佳超市", "锐进科技", "金桥商贸", "绿源餐饮",
  ]
  static let employers = [
    "Harbor Freight Lines", "Lakeside School", "St Brendan Hospital", "Millbrook Foods",
    "Orchard Hotel", "Northfield Motors", "Bluestone Software", "Cedar Care Homes",
    "City Works", "Riverside Market", "Delta Textiles", "Summit Builders", "Palm Logistics",
  ]

  /// Districts as the first six digits of an identity number name them.
  static let districts = [
    110_105, 110_108, 310_104, 310_115, 440_106, 440_305, 510_107, 420_106, 330_106, 610_113,
    210_102, 320_508, 370_202, 410_105, 430_103, 500_112, 350_203, 340_104,
  ]

  static let chineseStreets = [
    "中山路", "人民路", "建设大道", "解放路", "长江路", "和平街", "新华路", "文化路", "朝阳路", "胜利街",
    "滨江大道", "学府路",
  ]
  static let streets = [
    "Maple Avenue", "Station Road", "Church Street", "Highland Road", "Park Lane",
    "Victoria Street", "Elm Street", "Mill Lane", "Cedar Court", "Queens Road",
  ]
  static let calles = [
    "Hidalgo", "Juárez", "Morelos", "del Carmen", "Mayor", "de la Paz", "San Martín", "Olmo",
  ]
  static let vietnameseStreets = [
    "Lê Lợi", "Trần Hưng Đạo", "Hai Bà Trưng", "Nguyễn Trãi", "Lý Thường Kiệt", "Phan Chu Trinh",
  ]
  static let gulfStreets = [
    "Al Wasl Road", "Airport Road", "Corniche Street", "Rainbow Street", "Al Nahda Street",
  ]

  /// A creditor with what it sells, and the beginning of its account numbers.
  struct Creditor: Sendable {
    var name: String
    var products: [String]
    var account: String
  }

  static let chineseCreditors: [(weight: Int, value: Creditor)] = [
    (30, Creditor(name: "华宁银行", products: ["信用卡", "信用卡", "现金分期", "装修贷"], account: "6225")),
    (20, Creditor(name: "江海银行", products: ["信用卡", "消费贷"], account: "5187")),
    (20, Creditor(name: "远山消费金融", products: ["消费贷", "现金分期"], account: "YS")),
    (15, Creditor(name: "晨光商城", products: ["商城分期"], account: "CG")),
    (10, Creditor(name: "易行汽车金融", products: ["车贷"], account: "YX")),
    (5, Creditor(name: "通达小贷", products: ["小额贷款"], account: "TD")),
  ]

  static func creditors(
    _ country: Region.Country
  ) -> [(weight: Int, value: Creditor)] {
    switch country {
    case .china: chineseCreditors
    case .america: american
    case .britain: british
    case .mexico, .spain: spanish
    case .vietnam: vietnamese
    case .emirates, .jordan: gulf
    }
  }

  private static let american: [(weight: Int, value: Creditor)] = [
    (5, Creditor(name: "Pinecrest Bank", products: ["Credit card"], account: "4417")),
    (3, Creditor(name: "Northgate Credit Union", products: ["Personal loan"], account: "NG")),
    (2, Creditor(name: "Summit Auto Finance", products: ["Car loan"], account: "SA")),
    (2, Creditor(name: "Brightline Mobile", products: ["Phone contract"], account: "BM")),
  ]
  private static let british: [(weight: Int, value: Creditor)] = [
    (5, Creditor(name: "Harbour & Vale", products: ["Credit card", "Loan"], account: "5301")),
    (3, Creditor(name: "Fenland Energy", products: ["Energy bill"], account: "FE")),
    (2, Creditor(name: "Oakham Catalogue", products: ["Catalogue credit"], account: "OC")),
  ]
  private static let spanish: [(weight: Int, value: Creditor)] = [
    (5, Creditor(name: "Banco del Valle", products: ["Tarjeta", "Préstamo"], account: "4915")),
    (3, Creditor(name: "Crédito Sur", products: ["Préstamo personal"], account: "CS")),
    (2, Creditor(name: "Aurora Telecom", products: ["Telefonía"], account: "AT")),
  ]
  private static let vietnamese: [(weight: Int, value: Creditor)] = [
    (5, Creditor(name: "Ngân hàng Sông Xanh", products: ["Thẻ tín dụng"], account: "9704")),
    (4, Creditor(name: "Tài chính Bình Minh", products: ["Vay tiêu dùng"], account: "BM")),
    (2, Creditor(name: "Xe máy Đại Phát", products: ["Trả góp xe máy"], account: "DP")),
  ]
  private static let gulf: [(weight: Int, value: Creditor)] = [
    (5, Creditor(name: "Oasis Bank", products: ["Credit card", "Personal loan"], account: "4582")),
    (3, Creditor(name: "Dune Motors Finance", products: ["Car loan"], account: "DM")),
    (2, Creditor(name: "Levant Telecom", products: ["Phone contract"], account: "LT")),
  ]
}
