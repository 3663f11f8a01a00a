/// Fields that a column's name can give away, the most telling first.
enum GuessedField: CaseIterable, Hashable {
  case caseNumber, account, identity, name, romanised
  case currency, balance, principal, interest, fees, minimum
  case due, daysPastDue, monthsDelinquent, opened, creditor, product
  case mobile, homePhone, workPhone, phone, email, address
  case born, age, sex, occupation, employer, language

  /// Names as creditors write them, plain: lower case, letters and digits only.
  var names: [String] {
    switch self {
    case .caseNumber:
      ["caseid", "casenumber", "caseno", "case", "invoicenumber", "id", "案件编号", "案件号", "案号"]
    case .account:
      [
        "accountnumber", "accountno", "account", "acct", "cardnumber", "loannumber", "contract",
        "cuenta",
        "账号", "卡号", "合同号", "合同编号", "账户",
      ]
    case .identity:
      [
        "nationalid", "idnumber", "idno", "identity", "customerid", "clientid", "ssn", "taxid",
        "dni",
        "身份证号", "身份证", "证件号码", "客户号",
      ]
    case .name:
      [
        "debtorname", "customername", "clientname", "borrower", "fullname", "debtor", "name",
        "customer", "nombre", "姓名", "客户姓名", "债务人",
      ]
    case .romanised: ["romanised", "romanized", "pinyin", "latinname", "拼音"]
    case .currency: ["currency", "currencycode", "ccy", "moneda", "币种"]
    case .balance:
      [
        "balance", "outstanding", "amountdue", "totaldue", "outstandingbalance", "invoiceamount",
        "billamt1", "amount", "saldo", "欠款金额", "欠款总额", "欠款", "余额", "总额",
      ]
    case .principal: ["principal", "capital", "本金"]
    case .interest: ["interest", "intereses", "利息"]
    case .fees: ["fees", "charges", "latefee", "costs", "费用", "滞纳金", "违约金"]
    case .minimum: ["minimumdue", "minimumpayment", "minimum", "mindue", "最低还款额", "最低还款"]
    case .due: ["duedate", "due", "datedue", "vencimiento", "到期日", "应还日", "逾期日期"]
    case .daysPastDue: ["dpd", "dayspastdue", "daysoverdue", "dayslate", "逾期天数"]
    case .monthsDelinquent: ["monthsdelinquent", "monthspastdue", "pay0", "逾期期数"]
    case .opened: ["opened", "opendate", "openingdate", "invoicedate", "startdate", "开户日", "放款日"]
    case .creditor: ["creditor", "lender", "bank", "client", "委托方", "债权人", "银行"]
    case .product: ["product", "producttype", "loantype", "产品", "产品名称"]
    case .mobile: ["mobile", "mobilephone", "cell", "cellphone", "phone1", "手机", "手机号", "手机号码"]
    case .homePhone: ["homephone", "phonehome", "telhome", "家庭电话", "住宅电话"]
    case .workPhone: ["workphone", "phonework", "officephone", "telwork", "单位电话", "公司电话"]
    case .phone: ["phone", "telephone", "phonenumber", "tel", "telefono", "电话", "联系电话"]
    case .email: ["email", "mail", "emailaddress", "correo", "邮箱", "电子邮件"]
    case .address: ["address", "street", "homeaddress", "direccion", "地址", "家庭地址", "住址"]
    case .born: ["dateofbirth", "birthdate", "dob", "born", "birthday", "出生日期", "生日"]
    case .age: ["age", "edad", "年龄"]
    case .sex: ["sex", "gender", "sexo", "性别"]
    case .occupation: ["occupation", "job", "profession", "jobtitle", "职业"]
    case .employer: ["employer", "company", "workplace", "单位", "工作单位", "公司"]
    case .language: ["language", "lang", "idioma", "语言"]
    }
  }
}

/// A column's name without signs and spaces, in lower case.
func plainName(_ name: String) -> String {
  String(name.lowercased().filter { $0.isLetter || $0.isNumber })
}
