def main():
    return 0


print(main())
