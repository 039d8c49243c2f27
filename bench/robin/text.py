def main():
    result = 0
    for _ in range(5_000):
        parts = []
        for i in range(1, 301):
            piece = f"item {i}"
            if piece.endswith("7"):
                parts.append(piece.upper() + ";")
            else:
                parts.append(piece + ",")
            if len(piece) > 7:
                result += 1
        text = "".join(parts)
        if "ITEM 297;" in text:
            result += len(text)
    return result


print(main())
