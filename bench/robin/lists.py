def main():
    last = 10_000
    result = 0
    for _ in range(100):
        composite = []
        for _ in range(last + 1):
            composite.append(False)
        primes = []
        for i in range(2, last + 1):
            if not composite[i]:
                primes.append(i)
                if i * i <= last:
                    for multiple in range(i * i, last + 1, i):
                        composite[multiple] = True
        for prime in primes:
            result += prime
        result += len(primes)
    return result


print(main())
