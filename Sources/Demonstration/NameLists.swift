// Common given names and surnames, from general knowledge. No real person is meant.

enum ChineseNames {
  /// The most common first; then compound ones, and some whose reading as a surname differs from
  /// the usual reading of the character.
  static let surnames = pairs(
    """
    王 Wang 李 Li 张 Zhang 刘 Liu 陈 Chen 杨 Yang 黄 Huang 赵 Zhao 吴 Wu 周 Zhou 徐 Xu 孙 Sun
    马 Ma 朱 Zhu 胡 Hu 郭 Guo 何 He 高 Gao 林 Lin 罗 Luo 郑 Zheng 梁 Liang 谢 Xie 宋 Song
    唐 Tang 许 Xu 韩 Han 冯 Feng 邓 Deng 曹 Cao 彭 Peng 曾 Zeng 萧 Xiao 田 Tian 董 Dong
    袁 Yuan 潘 Pan 于 Yu 蒋 Jiang 蔡 Cai 余 Yu 杜 Du 叶 Ye 程 Cheng 苏 Su 魏 Wei 丁 Ding
    任 Ren 沈 Shen 姚 Yao 卢 Lu 姜 Jiang 崔 Cui 钟 Zhong 谭 Tan 陆 Lu 汪 Wang 范 Fan 金 Jin
    石 Shi 廖 Liao 贾 Jia 夏 Xia 韦 Wei 方 Fang 白 Bai 邹 Zou 孟 Meng 熊 Xiong 秦 Qin 邱 Qiu
    江 Jiang 尹 Yin 薛 Xue 段 Duan 雷 Lei 侯 Hou 龙 Long 史 Shi 陶 Tao 黎 Li 贺 He 顾 Gu
    毛 Mao 郝 Hao 龚 Gong 邵 Shao 万 Wan 钱 Qian 严 Yan 武 Wu 戴 Dai 莫 Mo 孔 Kong 汤 Tang
    欧阳 Ouyang 司徒 Situ 上官 Shangguan 单 Shan 区 Ou 仇 Qiu 解 Xie 查 Zha
    """)

  static let male = pairs(
    """
    伟 wei 强 qiang 磊 lei 军 jun 勇 yong 杰 jie 涛 tao 超 chao 明 ming 刚 gang 平 ping 辉 hui
    鹏 peng 飞 fei 波 bo 斌 bin 宇 yu 浩 hao 凯 kai 健 jian 俊 jun 帆 fan 旭 xu 宁 ning 林 lin
    建 jian 国 guo 志 zhi 文 wen 海 hai 东 dong 晓 xiao 子 zi 天 tian 轩 xuan 博 bo 泽 ze 家 jia
    豪 hao 瑞 rui 晨 chen 阳 yang 诚 cheng 思 si 远 yuan 峰 feng 庆 qing 成 cheng 亮 liang
    """)

  static let female = pairs(
    """
    芳 fang 娜 na 敏 min 静 jing 丽 li 艳 yan 娟 juan 霞 xia 秀 xiu 英 ying 玲 ling 桂 gui 兰 lan
    红 hong 燕 yan 梅 mei 琳 lin 洁 jie 雪 xue 婷 ting 欣 xin 颖 ying 倩 qian 佳 jia 雨 yu 涵 han
    梦 meng 琪 qi 瑶 yao 妍 yan 莹 ying 蕾 lei 薇 wei 菲 fei 淑 shu 慧 hui 美 mei 萍 ping 丹 dan
    晶 jing 冰 bing 月 yue 云 yun 莲 lian 珍 zhen 怡 yi 诗 shi 语 yu 文 wen 晓 xiao
    """)
}

enum EnglishNames {
  static let male = words(
    """
    James Robert Michael David William Richard Joseph Thomas Daniel Matthew Anthony Mark Steven
    Paul Andrew Joshua Kevin Brian George Timothy Jason Edward Ryan Jacob Gary Eric Stephen Scott
    Justin Brandon Benjamin Samuel Gregory Patrick Alexander Jack Dennis Tyler Aaron Nathan Henry
    Kyle Zachary Douglas Marcus Oliver Harry Callum Alfie Gareth Dominic Isaac Malik Darnell
    """)
  static let female = words(
    """
    Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Sandra
    Ashley Emily Kimberly Margaret Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca
    Laura Sharon Cynthia Amy Kathleen Angela Shirley Brenda Emma Anna Pamela Nicole Samantha
    Katherine Christine Helen Rachel Olivia Charlotte Freya Imogen Gemma Keisha Tamara Mary-Anne
    """)
  static let surnames = words(
    """
    Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Taylor Thomas Moore Jackson
    Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott
    Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts Turner Phillips Evans
    Parker Collins Edwards Stewart Morris Murphy Cook Rogers Reed Cooper Bailey Bell Kelly Howard
    Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Myers Foster Sanders Ross
    O'Brien Fitzgerald Okafor Mensah Whitaker Llewellyn MacLeod Sutherland Ashworth Pemberton
    """)
  static let initials = words("A B C D E F G H J K L M N P R S T W")
}

enum SpanishNames {
  static let male = pairs(
    """
    José Jose Juan Juan Luis Luis Carlos Carlos Jesús Jesus Miguel Miguel Javier Javier Pedro Pedro
    Alejandro Alejandro Fernando Fernando Ricardo Ricardo Andrés Andres Raúl Raul Sergio Sergio
    Ángel Angel Óscar Oscar Martín Martin Diego Diego Héctor Hector Iván Ivan Rubén Ruben
    Adrián Adrian Gustavo Gustavo Julián Julian Tomás Tomas Emilio Emilio Íñigo Inigo
    """)
  static let female = pairs(
    """
    María Maria Guadalupe Guadalupe Carmen Carmen Ana Ana Lucía Lucia Rosa Rosa Laura Laura
    Verónica Veronica Patricia Patricia Sofía Sofia Elena Elena Mónica Monica Isabel Isabel
    Gabriela Gabriela Beatriz Beatriz Silvia Silvia Inés Ines Pilar Pilar Noelia Noelia
    Ximena Ximena Begoña Begona Rocío Rocio Yolanda Yolanda Daniela Daniela
    """)
  static let surnames = pairs(
    """
    García Garcia Hernández Hernandez Martínez Martinez López Lopez González Gonzalez Pérez Perez
    Rodríguez Rodriguez Sánchez Sanchez Ramírez Ramirez Cruz Cruz Flores Flores Gómez Gomez
    Morales Morales Vázquez Vazquez Reyes Reyes Jiménez Jimenez Torres Torres Díaz Diaz
    Gutiérrez Gutierrez Ruiz Ruiz Mendoza Mendoza Aguilar Aguilar Ortiz Ortiz Moreno Moreno
    Castillo Castillo Romero Romero Álvarez Alvarez Muñoz Munoz Núñez Nunez Ibáñez Ibanez
    Navarro Navarro Peña Pena Salazar Salazar Cervantes Cervantes Quintana Quintana
    """)
}

enum VietnameseNames {
  static let families = pairs(
    """
    Nguyễn Nguyen Trần Tran Lê Le Phạm Pham Hoàng Hoang Phan Phan Huỳnh Huynh Vũ Vu Võ Vo
    Đặng Dang Bùi Bui Đỗ Do Hồ Ho Ngô Ngo Dương Duong Lý Ly Đinh Dinh Trịnh Trinh Mai Mai
    """)
  static let maleMiddle = pairs(
    "Văn Van Minh Minh Đức Duc Quốc Quoc Hữu Huu Xuân Xuan Thanh Thanh Công Cong Gia Gia")
  static let femaleMiddle = pairs(
    "Thị Thi Ngọc Ngoc Thanh Thanh Kim Kim Thu Thu Mỹ My Bích Bich Phương Phuong Hồng Hong")
  static let male = pairs(
    """
    An An Bình Binh Cường Cuong Dũng Dung Hải Hai Hiếu Hieu Hùng Hung Khoa Khoa Long Long
    Nam Nam Phong Phong Phúc Phuc Quân Quan Sơn Son Tâm Tam Thắng Thang Trung Trung Tuấn Tuan
    Việt Viet Vinh Vinh
    """)
  static let female = pairs(
    """
    Anh Anh Chi Chi Dung Dung Hà Ha Hạnh Hanh Hoa Hoa Hương Huong Lan Lan Linh Linh Loan Loan
    Mai Mai Nga Nga Ngân Ngan Nhung Nhung Quỳnh Quynh Thảo Thao Trang Trang Tuyết Tuyet Vân Van
    Yến Yen
    """)
}

enum ArabicNames {
  static let male = pairs(
    """
    محمد Muhammad أحمد Ahmad علي Ali عمر Omar خالد Khalid يوسف Yusuf حسن Hasan حسين Husayn
    إبراهيم Ibrahim عبدالله Abdullah سعيد Said طارق Tariq فيصل Faisal ماجد Majid ناصر Nasir
    راشد Rashid سامي Sami وليد Walid زياد Ziyad كريم Karim هشام Hisham جمال Jamal منصور Mansur
    """)
  static let female = pairs(
    """
    فاطمة Fatima مريم Maryam عائشة Aisha نورة Noura سارة Sara ليلى Layla هدى Huda منى Muna
    أمل Amal رانيا Rania سلمى Salma زينب Zaynab خديجة Khadija ريم Reem دانة Dana هند Hind
    نادية Nadia سمر Samar لبنى Lubna شيماء Shaima
    """)
  static let families = pairs(
    """
    المنصوري Al-Mansoori الهاشمي Al-Hashimi الشامسي Al-Shamsi النعيمي Al-Nuaimi الزعابي Al-Zaabi
    الكعبي Al-Kaabi البلوشي Al-Balushi المهيري Al-Muhairi السويدي Al-Suwaidi الظاهري Al-Dhaheri
    الخطيب Al-Khatib حداد Haddad النجار Al-Najjar عبيدات Obeidat الزعبي Al-Zoubi العمري Al-Omari
    المصري Al-Masri الخوري Al-Khouri درويش Darwish السعدي Al-Saadi القاسم Al-Qasim بركات Barakat
    """)
}
