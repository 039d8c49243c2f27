import json


def main():
    orders = []
    for i in range(1, 201):
        order = {"id": i, "customer": {"name": f"Customer {i % 100}", "vip": i % 7 == 0}, "lines": []}
        for j in range(1, 6):
            order["lines"].append({"sku": f"S-{j}", "quantity": j, "price": j * 10})
        orders.append(order)
    text = json.dumps(orders, separators=(",", ":"))
    result = 0
    for _ in range(300):
        read = json.loads(text)
        for entry in read:
            for line in entry["lines"]:
                result += line["quantity"] * line["price"]
            if entry["customer"]["vip"]:
                result -= entry["id"]
        for order in read:
            order["id"] += 1
        text = json.dumps(read, separators=(",", ":"))
    return result + len(text)


print(main())
