def advance(n):
    if n % 2 == 0:
        return n // 2
    return n * 3 + 1


def collatz(n):
    steps = 0
    while n != 1:
        n = advance(n)
        steps += 1
    return steps


def main():
    steps = 0
    for i in range(1, 100_001):
        steps += collatz(i)
    return steps


print(main())
