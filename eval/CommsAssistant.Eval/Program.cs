Console.Error.WriteLine("No suites yet: they arrive with the model pipeline.");
return 2;
