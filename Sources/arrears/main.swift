print("arrears")
