def main():
    name = "Ada"
    length = 0
    for i in range(1, 2_000_001):
        line = f"{i}: {name} owes {i * 2} of {i + 1} EUR, reminder {i % 5}."
        length += len(line)
    return length


print(main())
