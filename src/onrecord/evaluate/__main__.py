from onrecord.evaluate.cli import main

main()
