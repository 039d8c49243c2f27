def main():
    rows = 2_000
    result = 0
    for _ in range(100):
        invoices = []
        for i in range(1, rows + 1):
            invoices.append({"Number": i, "Customer": f"Customer {i % 100}", "Amount": i % 977})
        for _ in range(4):
            for i in range(rows):
                if invoices[i]["Amount"] > 500:
                    invoices[i]["Amount"] -= 100
        for invoice in invoices:
            if invoice["Customer"] == "Customer 7":
                result += invoice["Amount"] * 2
            else:
                result += invoice["Amount"]
        result += len(invoices)
    return result


print(main())
